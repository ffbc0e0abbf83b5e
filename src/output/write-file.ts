// SPDX-License-Identifier: BSD-2-Clause
import { readlinkSync, realpathSync, renameSync, statSync, lstatSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { withStaging } from './lock.js';
import { makeDirectory } from './make-directory.js';
import { readText } from './manifest.js';

/**
 * Writes a file unless it already has this text, so that its time stamp tells builds the truth. A link is followed;
 * what is no file (a device, a pipe) is written to and not replaced. Whatever goes wrong, the file is the old one or
 * the new one.
 */
export function writeIfChanged(path: string, text: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) {
    writeFileSync(path, text);
    return;
  }
  if (readText(path) === text) return;
  const target = stat ? realpathSync(path) : afterLinks(path);
  makeDirectory(dirname(target));
  withStaging(dirname(target), (staging) => {
    const temporary = join(staging, 'new');
    writeFileSync(temporary, text, stat ? { mode: stat.mode } : {});
    renameSync(temporary, target);
  });
}

/** Where a link to nothing leads. */
function afterLinks(path: string, limit = 40): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink && limit > 0 ? afterLinks(resolve(dirname(path), readlinkSync(path)), limit - 1) : path;
}
