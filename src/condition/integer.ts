// SPDX-License-Identifier: BSD-2-Clause

const longest = 100;

/** Whether C's preprocessor reckons without sign from here on: a `u` says so, or a value beyond signed 64 bits. */
export function isUnsignedInteger(text: string): boolean {
  const value = parseInteger(text);
  return value !== undefined && (/[uU]/.test(text) || value >= 1n << 63n);
}

const literal = /^(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))[uUlL]*$/;

/**
 * The value of an integer literal of C or of the bitfield language (decimal, octal with `0` or `0o`, hexadecimal,
 * binary; suffixes are ignored), or undefined where the text is none, or one of more than 64 bits.
 */
export function parseInteger(text: string): bigint | undefined {
  // No number of 64 bits is that long, and turning a long one into a BigInt takes long.
  const match = text.length > longest ? undefined : literal.exec(text.trim());
  if (!match) return undefined;
  const [, hexadecimal, binary, octal, decimal] = match;
  const value = hexadecimal
    ? BigInt(`0x${hexadecimal}`)
    : binary
      ? BigInt(`0b${binary}`)
      : BigInt(octal ? `0o${octal}` : (decimal ?? 0));
  return value < 1n << 64n ? value : undefined;
}
