// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';
import { writeIfChanged } from '../output/write-file.js';
import type { DiskLog } from '../sources/disk-log.js';
import { absent, directoryState, fileState, finished, listingState, type Stamp } from '../stamp/state.js';

/** Where the stamp of this command line is kept, and the state of the program that runs. */
export interface StampTarget {
  readonly path: string;
  readonly tool: string;
}

/** What a program that was started as a file knows of itself. */
export interface Launched {
  readonly file: string;
  /** The SHA-256 of all that it is made of. */
  readonly build: string;
  readonly stamp: StampTarget | undefined;
}

/** More stamps than directories that somebody generates to in a while. */
const stampLimit = 200;

/**
 * Leaves a stamp of a run that went well, for src/launch/up-to-date.ts. Where there can be none, there is none.
 * `directories` are those in which outputs are made.
 */
export function writeStamp(
  { path, tool }: StampTarget,
  log: DiskLog,
  outputs: readonly GeneratedFile[],
  directories: readonly string[],
  words: Pick<Stamp, 'warnings' | 'colour' | 'summary'>,
): void {
  if (log.isIncomplete) return;
  try {
    const states: [string, string][] = [
      ...[...log.files].map(([at, { real, text }]): [string, string] => [at, fileState(real, text)]),
      ...[...log.absent].map((at): [string, string] => [at, absent]),
      ...[...log.directories].map(([at, { real }]): [string, string] => [at, directoryState(real)]),
      ...[...log.listings].map(([at, names]): [string, string] => [at, listingState(names)]),
      ...directories.map((at): [string, string] => [resolve(at), finished]),
      ...outputs.map(({ path: at, text }): [string, string] => [
        resolve(at),
        fileState(realpathSync.native(at), text),
      ]),
    ];
    const stamp: Stamp = { tool, states, ...words };
    writeIfChanged(path, `${JSON.stringify(stamp)}\n`);
    prune(dirname(path));
  } catch {
    // No home, no space: then the next run does all again.
  }
}

function prune(directory: string): void {
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  if (names.length <= stampLimit) return;
  const aged = names
    .map((name) => join(directory, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }));
  aged.sort((a, b) => a.at - b.at);
  for (const { path } of aged.slice(0, names.length - stampLimit)) rmSync(path, { force: true });
}
