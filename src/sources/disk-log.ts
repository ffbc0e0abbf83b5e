// SPDX-License-Identifier: BSD-2-Clause
import { resolve } from 'node:path';

/** What the disk answered to a run: what its result depends on, for dependency files and for the next run. */
export class DiskLog {
  /** By absolute path: what was read there, and where it really stands. */
  readonly files = new Map<string, { readonly real: string; readonly text: string }>();
  /** What was looked for and is not there. */
  readonly absent = new Set<string>();
  readonly directories = new Map<string, { readonly real: string }>();
  /** The names in directories that were listed; those of directories end with a slash. */
  readonly listings = new Map<string, readonly string[]>();
  /** Whether anything was asked that is not among these: then nothing may rely on them. */
  isIncomplete = false;
}

let current = new DiskLog();

/** Begins anew: from now on, what is asked of the disk is noted here. */
export function startDiskLog(): DiskLog {
  return (current = new DiskLog());
}

/** What was noted since the run began. */
export function diskLog(): DiskLog {
  return current;
}

export const note = {
  file: (path: string, real: string, text: string) => current.files.set(resolve(path), { real, text }),
  absent: (path: string) => current.absent.add(resolve(path)),
  directory: (path: string, real: string) => current.directories.set(resolve(path), { real }),
  listing: (path: string, names: readonly string[]) => current.listings.set(resolve(path), names),
  other: () => (current.isIncomplete = true),
};
