// SPDX-License-Identifier: BSD-2-Clause

let isWatched = false;

/** Standard error. Where even messages cannot be written, there is nobody to tell. Opening it takes longer than many a command. */
export function standardError(): NodeJS.WriteStream {
  if (!isWatched) process.stderr.on('error', () => undefined);
  isWatched = true;
  return process.stderr;
}
