// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it. Node's own way to do so never ends where the system refuses with the words
 * that nothing is there, as Linux does below /proc.
 */
export function makeDirectory(path: string): void {
  const isThere = (): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isThere()) return;
  const above = dirname(path);
  if (above !== path) makeDirectory(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (!isThere()) throw error;
  }
}
