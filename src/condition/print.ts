// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../diagnostics/bug.js';
import type { Expression } from './expression.js';

/** The expression in C's notation, fully parenthesised where operators mix: for documentation and for people. */
export function printExpression(of: Expression): string {
  switch (of.kind) {
    case 'number':
      return of.unsigned ? `${of.value}u` : String(of.value);
    case 'macro':
      return of.name;
    case 'defined':
      return `defined(${of.name})`;
    case 'not':
      return `!${operand(of.of)}`;
    case 'and':
      return `${chain(of.left, 'and')} && ${chain(of.right, 'and')}`;
    case 'or':
      return `${chain(of.left, 'or')} || ${chain(of.right, 'or')}`;
    case 'unary':
      return `${of.operator}${operand(of.of)}`;
    case 'binary':
      return `${operand(of.left)} ${of.operator} ${operand(of.right)}`;
    case 'choose':
      return `${operand(of.when)} ? ${operand(of.then)} : ${operand(of.otherwise)}`;
    default:
      return assertNever(of);
  }
}

function operand(of: Expression): string {
  const text = printExpression(of);
  return of.kind === 'and' || of.kind === 'or' || of.kind === 'binary' || of.kind === 'choose'
    ? `(${text})`
    : text;
}

function chain(of: Expression, kind: 'and' | 'or'): string {
  return of.kind === kind ? printExpression(of) : operand(of);
}
