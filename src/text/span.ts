// SPDX-License-Identifier: BSD-2-Clause
import { lineStart, lineText, type SourceFile } from './source-file.js';

/** A half-open range of one file: `start` is in, `end` is out. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export function createSpan(file: SourceFile, start: number, end: number): Span {
  return { file, start, end: Math.max(start, end) };
}

/** From the first to the last of two spans; where they stand in different files, the first alone. */
export function joinSpans(first: Span, last: Span): Span {
  return first.file === last.file ? createSpan(first.file, first.start, last.end) : first;
}

/** What stands on a line (counted from 1), without the blanks around it. */
export function lineSpan(file: SourceFile, line: number): Span {
  const text = lineText(file, line);
  const start = lineStart(file, line) + text.length - text.trimStart().length;
  return createSpan(file, start, start + text.trim().length);
}
