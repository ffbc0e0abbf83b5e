// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../../../src/syntax/preprocess/token.js';

/**
 * A function that does nothing but call another one with its own parameters and with constants, in one way to write
 * it: parameters are numbered, storage classes and attributes left out. Undefined for any other function.
 */
export function callOf(
  tokens: readonly Token[],
): { readonly name: string; readonly form: string } | undefined {
  const words = withoutAttributes(tokens.map(({ image }) => image));
  const open = words.indexOf('(');
  const close = closing(words, open);
  const body = words.slice(close + 2, -1);
  if (body[0] === 'return') body.shift();
  const [callee = ''] = body;
  const isCall = /^[a-z_]\w*$/i.test(callee) && body[1] === '(' && body.at(-1) === ';';
  const args = splitAtCommas(body.slice(2, -2));
  if (!isCall || closing(body, 1) !== body.length - 2 || args.some(({ length }) => length !== 1))
    return undefined;
  const parameters = splitAtCommas(words.slice(open + 1, close)).filter((each) => each.join() !== 'void');
  const numbers = new Map(parameters.map((each, index) => [each.at(-1) ?? '', `$${index}`]));
  const types = parameters.map((each) => each.slice(0, -1).join(' ')).join(', ');
  const returns = words.slice(0, open - 1).filter((word) => !/^(?:static|extern|inline)$/.test(word));
  const mark = tokens.some(({ image }) => image === 'deprecated') ? '<deprecated> ' : '';
  const passed = args.map(([word = '']) => numbers.get(word) ?? word).join(', ');
  return {
    name: words[open - 1] ?? '',
    form: `${mark}${returns.join(' ')} (${types}): ${callee}(${passed})`,
  };
}

function withoutAttributes(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^__attribute(?:__)?$/.test(word)) at = closing(words, at + 1);
    else kept.push(word);
  }
  return kept;
}

/** Where the parenthesis that opens at `at` is closed. */
function closing(words: readonly string[], at: number): number {
  let depth = 0;
  for (let index = at; index < words.length; index += 1) {
    if (words[index] === '(') depth += 1;
    if (words[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return words.length;
}

function splitAtCommas(words: readonly string[]): string[][] {
  const parts: string[][] = words.length > 0 ? [[]] : [];
  let depth = 0;
  for (const word of words) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (word === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
