// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync } from 'node:fs';

/** Held by the run that writes to a directory. */
export const lockName = '.sel4-bindgen.lock';

/** Files on their way: the number of the process, and its machine. */
export const stagingName = /^\.sel4-bindgen-(\d+)-(.*)-\w{6}$/;

/** What a run that was killed has left in a directory, or one that is at work has there now. */
export function unfinishedIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name === lockName || stagingName.test(name))
      .sort();
  } catch {
    return [];
  }
}
