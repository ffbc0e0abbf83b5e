// SPDX-License-Identifier: BSD-2-Clause
import type { ILexingResult, IToken } from 'chevrotain';
import {
  Directive,
  directiveLexer,
  fileLexer,
  Name,
  Numeral,
  OpenComment,
  Punctuation,
} from '../../../grammars/preprocessor/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import type { Token } from './token.js';

/** `#name rest`; the rest is not yet split into tokens, because #error and #include take raw text. */
export interface DirectiveLine {
  readonly kind: 'directive';
  readonly name: string;
  readonly span: Span;
  readonly rest: string;
  readonly restOffset: number;
}

export type ScannedItem = Token | DirectiveLine;

/** Splits a file into tokens and directive lines. Characters that belong to nothing are reported and left out. */
export function scanFile(file: SourceFile, report: Report): ScannedItem[] {
  const result = fileLexer.tokenize(file.text);
  reportLexErrors(result, file, 0, report);
  const items: ScannedItem[] = [];
  for (const token of result.tokens) {
    if (token.tokenType === OpenComment) {
      report.add('E0113', createSpan(file, token.startOffset, token.startOffset + 2), {});
    } else if (token.tokenType === Directive) {
      items.push(toDirective(file, token));
    } else {
      items.push(toToken(file, token, 0));
    }
  }
  return items;
}

/** The tokens of a directive's rest, or of any text that stands at `offset` in a file. */
export function scanText(file: SourceFile, text: string, offset: number, report: Report): Token[] {
  const result = directiveLexer.tokenize(text);
  reportLexErrors(result, file, offset, report);
  return result.tokens.map((token) => toToken(file, token, offset));
}

function toDirective(file: SourceFile, token: IToken): DirectiveLine {
  const match = /^#(?:[ \t]|\\\r?\n)*([A-Za-z_]\w*|[0-9]+)?/.exec(token.image);
  const restOffset = token.startOffset + (match?.[0].length ?? 1);
  const end = token.startOffset + token.image.trimEnd().length;
  return {
    kind: 'directive',
    name: match?.[1] ?? '',
    span: createSpan(file, token.startOffset, end),
    rest: file.text.slice(restOffset, token.startOffset + token.image.length),
    restOffset,
  };
}

function toToken(file: SourceFile, token: IToken, offset: number): Token {
  const { tokenType, image, startOffset } = token;
  const kind =
    tokenType === Name
      ? 'name'
      : tokenType === Numeral
        ? 'number'
        : tokenType === Punctuation
          ? 'punctuation'
          : 'text';
  const start = offset + startOffset;
  return { kind, image, span: createSpan(file, start, start + image.length) };
}

function reportLexErrors(result: ILexingResult, file: SourceFile, offset: number, report: Report): void {
  for (const error of result.errors) {
    const start = offset + error.offset;
    const text = file.text.slice(start, start + error.length);
    report.add('E0201', createSpan(file, start, start + error.length), { text });
  }
}
