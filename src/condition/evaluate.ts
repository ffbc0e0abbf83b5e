// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../diagnostics/bug.js';
import { type BinaryOperator, comparisons, type Expression } from './expression.js';
import { isUnsignedInteger, parseInteger } from './integer.js';

/** What a configuration says of a macro: its replacement text, or undefined where it is not defined. */
export type MacroLookup = (name: string) => string | undefined;

/** Raised by {@link evaluate} for expressions that have no value; the caller knows the place and reports it. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

export function holds(condition: Expression, lookup: MacroLookup): boolean {
  return evaluate(condition, lookup) !== 0n;
}

export function evaluate(of: Expression, lookup: MacroLookup): bigint {
  switch (of.kind) {
    case 'number':
      return of.value;
    case 'defined':
      return truth(lookup(of.name) !== undefined);
    case 'macro':
      // An undefined macro, or one that is a name and not a number, counts as 0 in #if.
      return parseInteger(lookup(of.name) ?? '') ?? 0n;
    case 'not':
      return truth(evaluate(of.of, lookup) === 0n);
    case 'and':
      return truth(holds(of.left, lookup) && holds(of.right, lookup));
    case 'or':
      return truth(holds(of.left, lookup) || holds(of.right, lookup));
    case 'unary': {
      const value = evaluate(of.of, lookup);
      const result = of.operator === '-' ? -value : of.operator === '~' ? ~value : value;
      return wrap(result, isUnsigned(of.of, lookup));
    }
    case 'binary': {
      const unsigned = isUnsigned(of.left, lookup) || (!isShift(of.operator) && isUnsigned(of.right, lookup));
      const left = wrap(evaluate(of.left, lookup), unsigned);
      const right = evaluate(of.right, lookup);
      const result = apply(of.operator, left, isShift(of.operator) ? right : wrap(right, unsigned));
      if (!unsigned && result !== wrap(result, false)) throw new EvaluationError('it exceeds 64 bits');
      return wrap(result, unsigned);
    }
    case 'choose': {
      const value = evaluate(holds(of.when, lookup) ? of.then : of.otherwise, lookup);
      return wrap(value, isUnsigned(of, lookup));
    }
    default:
      return assertNever(of);
  }
}

/** Whether C reckons with the value of an expression as a number without sign. */
function isUnsigned(of: Expression, lookup: MacroLookup): boolean {
  switch (of.kind) {
    case 'number':
      return of.unsigned === true;
    case 'macro':
      return isUnsignedInteger(lookup(of.name) ?? '');
    case 'unary':
      return isUnsigned(of.of, lookup);
    case 'binary':
      if (comparisons.has(of.operator)) return false;
      return isUnsigned(of.left, lookup) || (!isShift(of.operator) && isUnsigned(of.right, lookup));
    case 'choose':
      return isUnsigned(of.then, lookup) || isUnsigned(of.otherwise, lookup);
    default:
      return false;
  }
}

function isShift(operator: BinaryOperator): boolean {
  return operator === '<<' || operator === '>>';
}

/** The 64 bits of a value, as C's preprocessor keeps them. */
function wrap(value: bigint, unsigned: boolean): bigint {
  return unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value);
}

function apply(operator: BinaryOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '*':
      return left * right;
    case '/':
    case '%':
      if (right === 0n) throw new EvaluationError('division by zero');
      return operator === '/' ? left / right : left % right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '<<':
    case '>>':
      if (right < 0n || right > 63n) throw new EvaluationError(`shift by ${right}`);
      return operator === '<<' ? left << right : left >> right;
    case '<':
      return truth(left < right);
    case '>':
      return truth(left > right);
    case '<=':
      return truth(left <= right);
    case '>=':
      return truth(left >= right);
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '&':
      return left & right;
    case '^':
      return left ^ right;
    case '|':
      return left | right;
    default:
      return assertNever(operator);
  }
}

function truth(value: boolean): bigint {
  return value ? 1n : 0n;
}
