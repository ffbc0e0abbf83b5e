// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../preprocess/token.js';

const simple: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What a string says; only for messages, so escapes other than those that `#` and `_Pragma` know stay as they are written. */
export function stringValue({ image }: Token): string {
  return image.replace(/^\w*"|"$/g, '').replace(/\\(?:\r?\n|(["\\]))/g, '$1');
}

/** The number of a character constant, before it becomes a `char`; undefined where it is none, or has several characters. */
export function characterValue(image: string): bigint | undefined {
  const match = /^'(?:([^\\])|\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})|\\(.))'$/.exec(image);
  if (!match) return undefined;
  const [, plain, hexadecimal, octal, escape] = match;
  if (plain !== undefined) return BigInt(plain.charCodeAt(0));
  if (hexadecimal !== undefined) return BigInt(`0x${hexadecimal}`);
  if (octal !== undefined) return BigInt(`0o${octal}`);
  const found = simple[escape ?? ''];
  if (found !== undefined) return BigInt(found);
  return escape !== undefined && /[\\'"?]/.test(escape) ? BigInt(escape.charCodeAt(0)) : undefined;
}
