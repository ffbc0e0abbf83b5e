// SPDX-License-Identifier: BSD-2-Clause

/** A text in lines of at most so many characters, broken at blanks; a word that is longer stays whole. */
export function wrap(text: string, width: number, indent = '', following = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let isFresh = true;
  for (const word of text.split(' ')) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = following;
      isFresh = true;
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  lines.push(line.trimEnd());
  return lines;
}
