// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../diagnostics/bug.js';

/**
 * An integer expression over configuration macros, as in `#if`. A presence condition is one that is read as
 * true when it is not zero. Values are C's: integers of 64 bits, with a sign or without.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: bigint; readonly unsigned?: boolean }
  /** The value of a configuration macro; 0 where it is undefined or no number, as in C. */
  | { readonly kind: 'macro'; readonly name: string }
  | { readonly kind: 'defined'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '~'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choose';
      readonly when: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    };

export type BinaryOperator =
  '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '<' | '>' | '<=' | '>=' | '==' | '!=' | '&' | '^' | '|';

export const always: Expression = { kind: 'number', value: 1n };
export const never: Expression = { kind: 'number', value: 0n };

export function isAlways(condition: Expression): boolean {
  return condition.kind === 'number' && condition.value !== 0n;
}

export function isNever(condition: Expression): boolean {
  return condition.kind === 'number' && condition.value === 0n;
}

export function defined(name: string): Expression {
  return { kind: 'defined', name };
}

export function not(of: Expression): Expression {
  if (of.kind === 'number') return of.value === 0n ? always : never;
  return of.kind === 'not' && isTruthValue(of.of) ? of.of : { kind: 'not', of };
}

export function and(left: Expression, right: Expression): Expression {
  if (isAlways(left)) return right;
  if (isAlways(right)) return left;
  if (isNever(left) || isNever(right)) return never;
  return left === right ? left : { kind: 'and', left, right };
}

export function or(left: Expression, right: Expression): Expression {
  if (isNever(left)) return right;
  if (isNever(right)) return left;
  if (isAlways(left) || isAlways(right)) return always;
  return left === right ? left : { kind: 'or', left, right };
}

/** The expression as 0 or 1, which is what `&&` and `||` give in C. */
export function toTruth(of: Expression): Expression {
  const isTruth = isTruthValue(of) || (of.kind === 'binary' && comparisons.has(of.operator));
  return isTruth ? of : not(not(of));
}

export const comparisons: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Whether the expression is 0 or 1 by its form, so that `!!x` may be written `x`. */
function isTruthValue(of: Expression): boolean {
  return of.kind === 'defined' || of.kind === 'not' || of.kind === 'and' || of.kind === 'or';
}

/** Visits every configuration macro that the expression reads, left to right. */
export function forEachMacro(of: Expression, visit: (name: string) => void): void {
  switch (of.kind) {
    case 'number':
      return;
    case 'macro':
    case 'defined':
      return visit(of.name);
    case 'not':
    case 'unary':
      return forEachMacro(of.of, visit);
    case 'and':
    case 'or':
    case 'binary':
      forEachMacro(of.left, visit);
      return forEachMacro(of.right, visit);
    case 'choose':
      forEachMacro(of.when, visit);
      forEachMacro(of.then, visit);
      return forEachMacro(of.otherwise, visit);
    default:
      return assertNever(of);
  }
}
