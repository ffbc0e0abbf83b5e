// SPDX-License-Identifier: BSD-2-Clause
import type { Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';

const nestingLimit = 100;
const operatorLimit = 1000;

/**
 * The parser and all that walks its trees recurse, so what is too deep for them is found before: brackets, chains
 * of prefixes (`- - (int) x`), chains of `? :`, and long rows of operators.
 */
export function complexityProblem(tokens: readonly Token[]): { span: Span; text: string } | undefined {
  let depth = 0;
  let prefixes = 0;
  let choices = 0;
  let operators = 0;
  for (const { image, kind, span } of tokens) {
    if (/^[([{]$/.test(image)) depth += 1;
    else if (/^[)\]}]$/.test(image)) depth -= 1;
    if (kind === 'number' || image === ',' || image === ';' || image === '{') prefixes = 0;
    else if (kind === 'punctuation' || image === 'sizeof') prefixes += 1;
    else if (kind === 'name') prefixes = Math.max(0, prefixes - 1);
    if (image === ',' || image === ';') choices = operators = 0;
    else if (image === '?') choices += 1;
    else if (kind === 'punctuation') operators += 1;
    if (depth > nestingLimit || prefixes > nestingLimit * 2 || choices > nestingLimit)
      return { span, text: `nested more than ${nestingLimit} deep` };
    if (operators > operatorLimit) return { span, text: `more than ${operatorLimit} operators in one place` };
  }
  return undefined;
}
