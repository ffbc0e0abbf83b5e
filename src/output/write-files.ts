// SPDX-License-Identifier: BSD-2-Clause
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';
import { refuseForeign } from './foreign.js';
import { isUnfinished, withLock } from './lock.js';
import { makeDirectory } from './make-directory.js';
import { manifestOf, readManifest, readText, staleFiles } from './manifest.js';

/** Without it a directory is no crate, and cargo builds nothing. */
const crateRoot = 'src/lib.rs';

interface Changes {
  /** Files whose text is to be another one, and those that are to go away. */
  readonly written: readonly GeneratedFile[];
  readonly removed: readonly string[];
}

/**
 * Writes the files that differ and removes what an earlier run made and this one does not. All texts are on the disk
 * before the first file is replaced, and what the system refuses then is undone. While there are old and new files,
 * the crate has no root: a run that is killed leaves a directory that nobody can build, and the next run mends it.
 */
export function writeFiles(directory: string, files: readonly GeneratedFile[]): void {
  for (const { path } of files) refuseForeign(directory, path);
  if (isEmpty(changesOf(directory, files)) && !isUnfinished(directory)) return;
  makeDirectory(directory);
  withLock(directory, (staging) => {
    // Another run may have written in the meantime.
    for (const { path } of files) refuseForeign(directory, path);
    const changes = changesOf(directory, files);
    const all = new Set([...readManifest(directory), ...files.map(({ path }) => path)]);
    // Until all is done, the manifest has all files, so that a run after a killed one knows which are ours.
    const interim = manifestOf([...all].sort().map((path) => ({ path })));
    commit(directory, staging, changes, interim);
  });
}

function changesOf(directory: string, files: readonly GeneratedFile[]): Changes {
  const written = [...files, manifestOf(files)].filter(
    ({ path, text }) => readText(join(directory, path)) !== text,
  );
  return { written, removed: staleFiles(directory, files) };
}

function isEmpty({ written, removed }: Changes): boolean {
  return written.length + removed.length === 0;
}

/** Moves everything into place, the crate's root last. */
function commit(
  directory: string,
  staging: string,
  { written, removed }: Changes,
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
    others.forEach(({ path }, index) => replace(staged[index] ?? '', path));
    roots.forEach(({ path }, index) => replace(staged[others.length + index] ?? '', path));
    if (isWithheld && roots.length === 0) move(withheld, root);
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
