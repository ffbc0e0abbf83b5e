// SPDX-License-Identifier: BSD-2-Clause
import type { Span } from '../../../text/span.js';
import type { Token } from '../../preprocess/token.js';

/** A token on its way through macro expansion, with the macros that it came out of: those are not applied again. */
export interface Piece {
  readonly token: Token;
  readonly hidden: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

export function toPiece(token: Token, hidden = nothing): Piece {
  return { token, hidden };
}

/** A token of a macro's body, moved to where the macro is used. */
export function movePiece({ token, hidden }: Piece, span: Span, macro: string): Piece {
  return { token: { ...token, span, macro }, hidden };
}

/** Whether two tokens had something between them: what `#` turns into a blank. */
export function isApart(left: Token, right: Token): boolean {
  return left.span.file !== right.span.file || left.span.end !== right.span.start;
}
