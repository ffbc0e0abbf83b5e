// SPDX-License-Identifier: BSD-2-Clause
import { renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';
import { type Changes, changesOf, isEmpty } from './changes.js';
import { refuseForeign } from './foreign.js';
import { withLock } from './lock.js';
import { makeDirectory } from './make-directory.js';
import { manifestOf, readManifest, readText } from './manifest.js';
import { unfinishedIn } from './unfinished.js';

/** Without it a directory is no crate, and cargo builds nothing. */
const crateRoot = 'src/lib.rs';

/**
 * Writes the files that differ and removes what an earlier run made and this one does not. All texts are on the disk
 * before the first file is replaced, and what the system refuses then is undone. While there are old and new files,
 * the crate has no root: a run that is killed leaves a directory that nobody can build, and the next run mends it.
 */
export function writeFiles(directory: string, files: readonly GeneratedFile[]): void {
  for (const { path } of files) refuseForeign(directory, path);
  if (isEmpty(changesOf(directory, files)) && unfinishedIn(directory).length === 0) return;
  makeDirectory(directory);
  withLock(directory, (staging) => {
    // Another run may have written in the meantime.
    for (const { path } of files) refuseForeign(directory, path);
    const changes = changesOf(directory, files);
    if (isEmpty(changes)) return;
    const all = new Set([...readManifest(directory), ...files.map(({ path }) => path)]);
    // Until all is done, the manifest has all files, so that a run after a killed one knows which are ours.
    const interim = manifestOf([...all].sort().map((path) => ({ path })));
    commit(directory, staging, changes, interim);
  });
}

/** Moves everything into place, the crate's root last. */
function commit(
  directory: string,
  staging: string,
  { written, removed, left }: Changes,
  interim: GeneratedFile,
): void {
  const [others, roots] = [false, true].map((isRoot) =>
    written.filter(({ path }) => (path === crateRoot) === isRoot),
  ) as [GeneratedFile[], GeneratedFile[]];
  const stage = ({ text }: GeneratedFile, index: number): string => {
    const path = join(staging, `new-${index}`);
    writeFileSync(path, text, { flag: 'wx' });
    return path;
  };
  const staged = [...others, ...roots, interim].map(stage);
  const last = staged.pop() ?? '';

  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  const isOneStep = written.length + removed.length === 1;
  const putAside = (path: string): void => {
    if (statSync(path, { throwIfNoEntry: false })) move(path, join(staging, `old-${undo.length}`));
  };
  const removeEmpty = (path: string): void => {
    try {
      rmdirSync(path);
    } catch {
      // It has files of somebody else, or is gone already.
      return;
    }
    undo.push(() => makeDirectory(path));
  };
  const replaceManifest = (from: string): void => {
    const path = join(directory, interim.path);
    const before = readText(path);
    renameSync(from, path);
    undo.push(() => (before === undefined ? rmSync(path) : writeFileSync(path, before)));
  };
  const replace = (from: string, path: string): void => {
    // A single change is one step, so there is always a file; and there always is a manifest.
    if (path === interim.path) return replaceManifest(from);
    if (!isOneStep) putAside(join(directory, path));
    makeDirectory(dirname(join(directory, path)));
    move(from, join(directory, path));
  };
  try {
    const root = join(directory, crateRoot);
    const isWithheld = !isOneStep && statSync(root, { throwIfNoEntry: false });
    const withheld = join(staging, 'root');
    if (isWithheld) move(root, withheld);
    if (!isOneStep && others.some(({ path }) => path === interim.path)) replace(last, interim.path);
    for (const path of removed) putAside(join(directory, path));
    for (const path of left) removeEmpty(join(directory, path));
    others.forEach(({ path }, index) => replace(staged[index] ?? '', path));
    roots.forEach(({ path }, index) => replace(staged[others.length + index] ?? '', path));
    if (isWithheld && roots.length === 0) move(withheld, root);
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
