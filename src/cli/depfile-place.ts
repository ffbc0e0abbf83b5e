// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { sep } from 'node:path';
import type { DiskLog } from '../sources/disk-log.js';
import { UsageError } from './exit-codes.js';
import { placeOf } from './place-of.js';

/**
 * Refuses a dependency file that would take the place of what is written or was read, or cannot be one. To be called
 * before anything is written. `outputs` are the files that will be.
 */
export function checkDepfilePlace(
  depfile: string | undefined,
  outputs: readonly string[],
  log: DiskLog,
  program: string | undefined,
): void {
  if (depfile === undefined) return;
  const refuse = (why: string): never => {
    throw new UsageError(`--depfile cannot be \`${depfile}\`: ${why}`);
  };
  if (isDirectory(depfile)) refuse('it is a directory');
  const own = placeOf(depfile);
  for (const place of outputs.map(placeOf)) {
    if (place === own) refuse('it is a file of the output');
    if (place.startsWith(own + sep)) refuse('it is a directory of the output');
  }
  const read = [...log.files.values()].map(({ real }) => real);
  if (read.includes(own)) refuse('it is a file that was read');
  if (program !== undefined && placeOf(program) === own) refuse('it is this program');
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
