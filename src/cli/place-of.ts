// SPDX-License-Identifier: BSD-2-Clause
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A path without links and dots, as far as it exists: equal ones are one file. */
export function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(placeOf(parent), basename(path));
  }
}
