// SPDX-License-Identifier: BSD-2-Clause
import { type ILexingResult, type IToken, tokenMatcher } from 'chevrotain';
import type { Tokenizer } from '../../../grammars/preprocessor/lazy-lexer.js';
import {
  Directive,
  directiveLexer,
  Escaped,
  fileLexer,
  Name,
  Numeral,
  OpenComment,
  Punctuation,
} from '../../../grammars/preprocessor/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { rememberSound } from '../../diagnostics/remember.js';
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

/** Characters that belong to nothing. In text that a condition leaves out they do no harm, as in C. */
export interface Stray {
  readonly kind: 'stray';
  readonly span: Span;
}

export type ScannedItem = Token | DirectiveLine | Stray;

/** How a language around the directives is split: its files, and what follows a directive's name. */
export interface Lexers {
  readonly file: Tokenizer;
  readonly directive: Tokenizer;
}

const bitfieldLexers: Lexers = { file: fileLexer, directive: directiveLexer };

/** Splits a file of bitfields, as {@link splitFile} does. */
export const scanFile = rememberSound((file: SourceFile, report: Report) =>
  splitFile(file, report, bitfieldLexers),
);

/** Splits a file into tokens, directive lines, and what is neither, in order. */
export function splitFile(file: SourceFile, report: Report, lexers: Lexers): readonly ScannedItem[] {
  const result = lexers.file.tokenize(file.text);
  const strays = straysIn(result);
  const items: ScannedItem[] = strays.map(({ start, end }) => ({
    kind: 'stray',
    span: createSpan(file, start, end),
  }));
  for (const token of result.tokens) {
    if (token.tokenType === Escaped) continue;
    if (token.tokenType === OpenComment) {
      reportOpenComment(file, token.startOffset, report);
    } else if (token.tokenType === Directive) {
      items.push(toDirective(file, token, report));
    } else {
      items.push(toToken(file, token, 0));
    }
  }
  return strays.length > 0 ? items.sort((a, b) => a.span.start - b.span.start) : items;
}

/** The tokens of a directive's rest, or of any text that stands at `offset` in a file. */
export function scanText(
  file: SourceFile,
  text: string,
  offset: number,
  report: Report,
  lexers = bitfieldLexers,
): Token[] {
  const result = lexers.directive.tokenize(text);
  for (const { start, end } of straysIn(result))
    reportStray(createSpan(file, offset + start, offset + end), report);
  return result.tokens.filter(isRead).map((token) => toToken(file, token, offset));
}

/** The tokens of a text that was decoded, and so stands nowhere to the letter: all of it is at one place. */
export function scanDecoded(text: string, span: Span, report: Report): Token[] {
  const decoded = { ...span.file, text };
  const result = directiveLexer.tokenize(text);
  for (const { start, end } of straysIn(result)) {
    report.add('E0201', span, { text: text.slice(start, end) });
  }
  return result.tokens.filter(isRead).map((token) => ({ ...toToken(decoded, token, 0), span }));
}

function toDirective(file: SourceFile, token: IToken, report: Report): DirectiveLine {
  const match = /^#(?:[ \t]|\\\r?\n)*([A-Za-z_]\w*|[0-9]+)?/.exec(token.image);
  const restOffset = token.startOffset + (match?.[0].length ?? 1);
  const open = openCommentIn(token.image);
  if (open !== undefined) reportOpenComment(file, token.startOffset + open, report);
  const firstLine = /^(?:[^\n\\]|\\[^])*/.exec(token.image)?.[0] ?? token.image;
  const end = token.startOffset + firstLine.trimEnd().length;
  return {
    kind: 'directive',
    name: match?.[1] ?? '',
    span: createSpan(file, token.startOffset, end),
    rest: file.text.slice(restOffset, token.startOffset + token.image.length),
    restOffset,
  };
}

/** Such a comment swallows the rest of the file, so it is told even where nobody reads what follows a directive. */
function openCommentIn(line: string): number | undefined {
  for (const { 0: comment, index } of line.matchAll(/\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$)/g)) {
    if (comment.startsWith('/*') && !(comment.length >= 4 && comment.endsWith('*/'))) return index;
  }
  return undefined;
}

function reportOpenComment(file: SourceFile, at: number, report: Report): void {
  report.add('E0113', createSpan(file, at, at + 2), {});
}

function toToken(file: SourceFile, token: IToken, offset: number): Token {
  const { tokenType, image, startOffset } = token;
  const kind =
    tokenType === Name
      ? 'name'
      : tokenMatcher(token, Numeral)
        ? 'number'
        : tokenMatcher(token, Punctuation)
          ? 'punctuation'
          : 'text';
  const start = offset + startOffset;
  return { kind, image, span: createSpan(file, start, start + image.length) };
}

/** What is a token of the language. A comment that is not closed was reported with the directive. */
function isRead({ tokenType }: IToken): boolean {
  return tokenType !== OpenComment && tokenType !== Escaped;
}

/** Where characters stand that belong to nothing; those in a row are one. */
function straysIn({ errors, tokens }: ILexingResult): { start: number; end: number }[] {
  const escaped = tokens.filter(({ tokenType }) => tokenType === Escaped);
  const all = [
    ...errors.map(({ offset, length }) => ({ start: offset, end: offset + length })),
    ...escaped.map(({ startOffset, image }) => ({ start: startOffset, end: startOffset + image.length })),
  ].sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const stray of all) {
    const last = joined.at(-1);
    if (last?.end === stray.start) last.end = stray.end;
    else joined.push(stray);
  }
  return joined;
}

export function reportStray(span: Span, report: Report): void {
  report.add('E0201', span, { text: span.file.text.slice(span.start, span.end) });
}
