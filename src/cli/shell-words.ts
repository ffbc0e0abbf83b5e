// SPDX-License-Identifier: BSD-2-Clause

/** A command line that a POSIX shell takes apart into exactly these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
