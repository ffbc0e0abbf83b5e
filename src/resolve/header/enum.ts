// SPDX-License-Identifier: BSD-2-Clause
import type { EnumAst, ExpressionAst } from '../../syntax/header/ast.js';
import { fits, type IntegerTypes, type Value } from './integer.js';
import type { IntegerName, IntegerType } from './types.js';

/** An enumerator with its value and the type that it has as an operand. */
export interface Enumerator {
  readonly ast: NonNullable<EnumAst['enumerators']>[number];
  readonly value: Value;
}

/** Enumerators one after the other; each may use those before it, so `declare` is told at once. */
export function resolveEnumerators(
  enumerators: NonNullable<EnumAst['enumerators']>,
  types: IntegerTypes,
  evaluate: (of: ExpressionAst) => Value,
  declare: (name: Enumerator['ast']['name'], value: Value) => void,
): Enumerator[] {
  let next = 0n;
  return enumerators.map((ast) => {
    const given = ast.value ? evaluate(ast.value) : { type: types.int, value: next };
    const type = fits(given.value, types.int)
      ? types.int
      : ast.value
        ? given.type
        : underlyingType([given.value], types);
    const value = { type, value: given.value };
    declare(ast.name, value);
    next = given.value + 1n;
    return { ast, value };
  });
}

/** The type that GCC and Clang choose for an enum: unsigned unless a value is negative, `int` wide if that is enough. */
export function underlyingType(
  values: readonly bigint[],
  types: IntegerTypes,
  isPacked = false,
): IntegerType {
  const isNegative = values.some((value) => value < 0n);
  const names: readonly IntegerName[] = isNegative
    ? ['signed char', 'short', 'int', 'long', 'long long']
    : ['unsigned char', 'unsigned short', 'unsigned int', 'unsigned long', 'unsigned long long'];
  const found = names
    .slice(isPacked ? 0 : 2)
    .find((name) => values.every((value) => fits(value, types[name])));
  return types[found ?? (isNegative ? 'long long' : 'unsigned long long')];
}

/** libsel4's SEL4_FORCE_LONG_ENUM, and the same in generated headers: it only widens the type. */
export function isPadding(name: string): boolean {
  return name.startsWith('_enum_pad_');
}
