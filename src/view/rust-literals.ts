// SPDX-License-Identifier: BSD-2-Clause
import { rememberText } from '../text/remember.js';

/** A hexadecimal literal, digits in groups of four. */
export function hex(value: bigint): string {
  const digits = value.toString(16);
  const first = digits.length % 4 || 4;
  const groups = [digits.slice(0, first), ...(digits.slice(first).match(/.{4}/g) ?? [])];
  return `0x${groups.join('_')}`;
}

/** A decimal literal, in groups of three where it has more than five digits, as clippy wants it. */
export function decimal(value: bigint | number): string {
  const digits = String(value);
  return digits.replace('-', '').length > 5 ? digits.replace(/\B(?=(\d{3})+$)/g, '_') : digits;
}

/** A string literal; every character that could end or bend it is escaped. */
export const stringLiteral = rememberText((text): string => {
  const body = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code >= 0x20 && code < 0x7f ? character : `\\u{${code.toString(16)}}`;
  });
  return `"${body.join('')}"`;
});

/** The unsigned integer type of a width: 8, 16, 32 or 64 bits. */
export function unsigned(bits: number): string {
  return `u${bits}`;
}
