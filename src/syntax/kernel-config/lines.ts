// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';

/** A line without the white space around it; what remains is never empty. */
export interface Line {
  readonly text: string;
  readonly span: Span;
}

export function linesOf(file: SourceFile): Line[] {
  return Array.from(file.text.matchAll(/[^\n]+/g), ({ 0: whole, index }) => {
    const text = whole.trim();
    const start = index + whole.indexOf(text);
    return { text, span: createSpan(file, start, start + text.length) };
  }).filter(({ text }) => text !== '');
}
