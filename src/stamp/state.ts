// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ColourOccasion } from '../text/colour-choice.js';
import { unfinishedIn } from '../output/unfinished.js';
import { memoryDirectory } from './cache-directory.js';

/**
 * What a run depended on and what it made: as long as the states are these, the same command line would do the same
 * again. Nothing of it is in the output, which is the same on all machines.
 */
export interface Stamp {
  /** The program's own file as it was. */
  readonly tool: string;
  /** Paths with their states: inputs, what was looked for in vain, outputs. */
  readonly states: readonly (readonly [path: string, state: string])[];
  /** What the run said of its inputs, for either kind of terminal, and which one was asked for. */
  readonly warnings: { readonly plain: string; readonly coloured: string };
  readonly colour: ColourOccasion;
  /** What it says instead of doing all again. */
  readonly summary: string;
}

export const absent = 'absent';
export const directoryState = (real: string): string => `directory ${real}`;
export const fileState = (real: string, content: string | Buffer): string =>
  `file ${sha256(content)} ${real}`;
export const listingState = (names: readonly string[]): string => `listing ${sha256(JSON.stringify(names))}`;

/** Of a directory to which a run wrote: it has no lock and no files on their way that a killed run left. */
export const finished = 'finished';

/** What stands at a path now, said in the same way as `like`. Throws where the system does not say. */
export function stateOf(path: string, like: string): string {
  if (like === finished) return unfinishedIn(path).length === 0 ? finished : 'unfinished';
  if (like.startsWith('listing ')) return listingState(namesIn(path));
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return absent;
  const real = realpathSync.native(path);
  if (stat.isDirectory()) return directoryState(real);
  return stat.isFile() ? fileState(real, readFileSync(path)) : 'other';
}

function namesIn(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
}

/** The state of the program's file; its build says which sources it is of, size and time whether it was edited. */
export function toolState(file: string, build: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${build} ${size} ${mtimeMs} ${process.version} ${process.arch}`;
}

/** Where the stamp of a command line is; undefined where there is to be none. */
export function stampPath(args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const cache = memoryDirectory(env);
  if (
    cache === undefined ||
    commandOf(args) !== 'generate' ||
    args.some((arg) => /^--(?:no-cache|matrix|verbose)/.test(arg))
  )
    return undefined;
  return join(cache, 'stamps', `${sha256(JSON.stringify([process.cwd(), args]))}.json`);
}

/** The first word that is no option of the program, nor the value of one. */
export function commandOf(args: readonly string[]): string | undefined {
  return args.find(
    (arg, at) => !arg.startsWith('--') && !/^--(?:color|config-file)$/.test(args[at - 1] ?? ''),
  );
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
