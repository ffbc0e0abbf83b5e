// SPDX-License-Identifier: BSD-2-Clause

const literal = /^(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))[uUlL]*$/;

/**
 * The value of an integer literal of C or of the bitfield language (decimal, octal with `0` or `0o`, hexadecimal,
 * binary; suffixes are ignored), or undefined where the text is none.
 */
export function parseInteger(text: string): bigint | undefined {
  const match = literal.exec(text.trim());
  if (!match) return undefined;
  const [, hexadecimal, binary, octal, decimal] = match;
  if (hexadecimal) return BigInt(`0x${hexadecimal}`);
  if (binary) return BigInt(`0b${binary}`);
  if (octal) return BigInt(`0o${octal}`);
  return BigInt(decimal ?? 0);
}
