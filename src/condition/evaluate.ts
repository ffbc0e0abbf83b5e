// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../diagnostics/bug.js';
import type { BinaryOperator, Expression } from './expression.js';
import { parseInteger } from './integer.js';

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
      return of.operator === '-' ? -value : of.operator === '~' ? ~value : value;
    }
    case 'binary':
      return apply(of.operator, evaluate(of.left, lookup), evaluate(of.right, lookup));
    case 'choose':
      return evaluate(holds(of.when, lookup) ? of.then : of.otherwise, lookup);
    default:
      return assertNever(of);
  }
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
