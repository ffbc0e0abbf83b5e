// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../../preprocess/token.js';
import { stringValue } from '../literal.js';

/** Takes `_Pragma("…")` out, which speaks to the compiler and stands for nothing; `pragmas` is what it says. */
export function takePragmas(tokens: readonly Token[]): { tokens: Token[]; pragmas: string[] } {
  const kept: Token[] = [];
  const pragmas: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const text = tokens[at + 2];
    const isPragma =
      token.image === '_Pragma' &&
      tokens[at + 1]?.image === '(' &&
      text?.kind === 'text' &&
      tokens[at + 3]?.image === ')';
    if (isPragma) {
      pragmas.push(stringValue(text).trim());
      at += 3;
    } else kept.push(token);
  }
  return { tokens: kept, pragmas };
}
