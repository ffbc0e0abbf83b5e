// SPDX-License-Identifier: BSD-2-Clause

let isWatched = false;

/**
 * Standard error, opened when it is asked for: that takes longer than many a command. Where even messages cannot be
 * written, there is nobody to tell.
 */
export function standardError(): NodeJS.WriteStream {
  if (!isWatched) process.stderr.on('error', () => undefined);
  isWatched = true;
  return process.stderr;
}
