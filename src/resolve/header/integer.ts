// SPDX-License-Identifier: BSD-2-Clause
import { parseInteger } from '../../condition/integer.js';
import type { IntegerName, IntegerType } from './types.js';

/** An integer with its C type. */
export interface Value {
  readonly type: IntegerType;
  readonly value: bigint;
}

export type IntegerTypes = Readonly<Record<IntegerName, IntegerType>>;

/** What is left of a number in a type: C's conversion, modulo 2 to the bits of the type. */
export function convert(value: bigint, type: IntegerType): Value {
  if (type.name === '_Bool') return { type, value: value === 0n ? 0n : 1n };
  const bits = type.size * 8;
  return { type, value: type.isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value) };
}

export function fits(value: bigint, type: IntegerType): boolean {
  return convert(value, type).value === value;
}

/** Types narrower than `int` become `int`. */
export function promote({ type, value }: Value, types: IntegerTypes): Value {
  return type.rank < types.int.rank ? { type: types.int, value } : { type, value };
}

/** C's usual arithmetic conversions: the type that both operands of an operator get. */
export function commonType(left: IntegerType, right: IntegerType, types: IntegerTypes): IntegerType {
  if (left.name === right.name) return left;
  const [higher, lower] = left.rank >= right.rank ? [left, right] : [right, left];
  if (higher.isSigned === lower.isSigned || !higher.isSigned) return higher;
  // The higher one is signed: it wins where it holds all values of the other.
  return higher.size > lower.size ? higher : unsignedOf(higher, types);
}

function unsignedOf(type: IntegerType, types: IntegerTypes): IntegerType {
  return types[`unsigned ${type.name}` as IntegerName] ?? type;
}

/** The value of a number as it is written: the first type that holds it, from the one that its suffix names. */
export function literalValue(text: string, types: IntegerTypes): Value | undefined {
  const match = /^(0[xXbB]?)?[0-9a-fA-F]*?([uUlL]*)$/.exec(text);
  const value = parseInteger(text);
  if (!match || value === undefined || /^0[oO]/.test(text)) return undefined;
  const suffix = (match[2] ?? '').toLowerCase();
  if (!/^(?:u?(?:ll?)?|(?:ll?)u)$/.test(suffix)) return undefined;
  const isDecimal = match[1] === undefined || text === '0';
  const longs = suffix.replace('u', '').length;
  const isUnsigned = suffix.includes('u');
  const names: readonly IntegerName[] = (['int', 'long', 'long long'] as const).slice(longs);
  for (const name of names) {
    const signed = types[name];
    const unsigned = unsignedOf(signed, types);
    if (!isUnsigned && fits(value, signed)) return { type: signed, value };
    if ((isUnsigned || !isDecimal) && fits(value, unsigned)) return { type: unsigned, value };
  }
  return undefined;
}
