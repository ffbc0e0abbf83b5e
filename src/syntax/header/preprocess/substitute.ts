// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../../diagnostics/diagnostic.js';
import { createSourceFile } from '../../../text/source-file.js';
import type { Span } from '../../../text/span.js';
import type { Token } from '../../preprocess/token.js';
import type { Macro } from './macro.js';
import { isApart, movePiece, type Piece, toPiece } from './piece.js';
import { scanCText } from './scan.js';

/** One argument of a macro: as it was written, and, where that is asked for, with its macros applied. */
export interface Argument {
  readonly pieces: readonly Piece[];
  readonly expanded: () => readonly Piece[];
}

/** The body of a macro with its arguments in place: `#` and `##` done, nothing applied yet. */
export function substitute(
  macro: Macro,
  argumentOf: ReadonlyMap<string, Argument>,
  span: Span,
  hidden: ReadonlySet<string>,
  report: Report,
): Piece[] {
  const output: Piece[] = [];
  const { body } = macro;
  const place = (token: Token): Piece => movePiece(toPiece(token, hidden), span, macro.name);
  const under = ({ token, hidden: own }: Piece): Piece => toPiece(token, union(own, hidden));
  for (let at = 0; at < body.length; at += 1) {
    const token = body[at];
    if (!token) break;
    const next = body[at + 1];
    const argument = argumentOf.get(token.image);
    if (token.image === '#' && macro.parameters && next && argumentOf.has(next.image)) {
      output.push(place(toText(argumentOf.get(next.image)?.pieces ?? [], token, span, report)));
      at += 1;
    } else if (token.image === '##' && next && at > 0) {
      const right = argumentOf.get(next.image);
      const pieces = right ? right.pieces.map(under) : [place(next)];
      // `, ##__VA_ARGS__` leaves the comma out where there are no further arguments.
      const isRest = next.image === macro.rest;
      if (isRest && body[at - 1]?.image === ',') {
        if (pieces.length === 0) output.pop();
        output.push(...pieces);
      } else paste(output, pieces, body[at - 1], argumentOf, span, report);
      at += 1;
    } else if (argument) {
      const isPasted = next?.image === '##';
      output.push(...(isPasted ? argument.pieces : argument.expanded()).map(under));
    } else output.push(place(token));
  }
  return output;
}

/** Joins the last piece so far with the first of the others; an empty argument joins with nothing. */
function paste(
  output: Piece[],
  right: readonly Piece[],
  before: Token | undefined,
  argumentOf: ReadonlyMap<string, Argument>,
  span: Span,
  report: Report,
): void {
  const isLeftEmpty = before !== undefined && argumentOf.get(before.image)?.pieces.length === 0;
  const [first, ...others] = right;
  const left = isLeftEmpty ? undefined : output.at(-1);
  if (!first || !left) {
    output.push(...right);
    return;
  }
  const text = left.token.image + first.token.image;
  if (text.length > lengthLimit) return reportLength(span, report);
  const [token, extra] = scanCText(createSourceFile('<joined>', text), text, 0, report);
  if (!token || extra) {
    report.add('E0908', span, { left: left.token.image, right: first.token.image });
    output.push(...right);
    return;
  }
  const { macro } = left.token;
  output.pop();
  output.push(toPiece({ ...token, span, ...(macro === undefined ? {} : { macro }) }, left.hidden), ...others);
}

/** Names that are joined to themselves, and strings of strings of strings, grow beyond every bound. */
const lengthLimit = 10_000;

function reportLength(span: Span, report: Report): void {
  report.add('E0911', span, { problem: `a token of more than ${lengthLimit} characters` });
}

/** `#parameter`: the argument as a string. */
function toText(pieces: readonly Piece[], at: Token, span: Span, report: Report): Token {
  let text = '';
  pieces.forEach(({ token }, index) => {
    if (text.length + token.image.length > lengthLimit) return reportLength(span, report);
    const before = pieces[index - 1]?.token;
    if (before && isApart(before, token)) text += ' ';
    text += token.kind === 'text' ? token.image.replace(/["\\]/g, '\\$&') : token.image;
  });
  return { kind: 'text', image: `"${text}"`, span: at.span };
}

export function union(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  if (left.size === 0 || left === right) return right;
  return right.size === 0 ? left : new Set([...left, ...right]);
}
