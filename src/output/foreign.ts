// SPDX-License-Identifier: BSD-2-Clause
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isOurs } from './manifest.js';

/** Output that would destroy what this program did not make; nothing has been written. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

/** A file that is there must be ours, and no link may lead out of the output directory. */
export function refuseForeign(directory: string, name: string): void {
  const path = join(directory, name);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat && (!stat.isFile() || !isOurs(path))) {
    throw new ForeignFileError(
      `\`${path}\` was not made by this program; remove it, or choose another --out`,
    );
  }
  let parent = dirname(path);
  while (parent.length > directory.length && !lstatSync(parent, { throwIfNoEntry: false }))
    parent = dirname(parent);
  if (!lstatSync(parent, { throwIfNoEntry: false }) || !lstatSync(directory, { throwIfNoEntry: false }))
    return;
  const root = realpathSync(directory);
  const real = realpathSync(parent);
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new ForeignFileError(`\`${parent}\` leads out of \`${directory}\``);
  }
}
