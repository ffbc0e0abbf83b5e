// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../../preprocess/token.js';

/** Removes `_Pragma("…")`, which speaks to the compiler and stands for nothing. */
export function withoutPragmas(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const isPragma =
      token.image === '_Pragma' &&
      tokens[at + 1]?.image === '(' &&
      tokens[at + 2]?.kind === 'text' &&
      tokens[at + 3]?.image === ')';
    if (isPragma) at += 3;
    else kept.push(token);
  }
  return kept;
}
