// SPDX-License-Identifier: BSD-2-Clause
import { isUnsignedInteger, parseInteger } from '../../condition/integer.js';
import { and, type BinaryOperator, type Expression, not, or, toTruth } from '../../condition/expression.js';
import type { Token } from './token.js';

/** Why an expression could not be read; the caller knows the directive and reports it. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/** What the names in an expression stand for. */
export interface Names {
  value(name: string): Expression;
  isDefined(name: string): Expression;
}

/** Binding strengths of C's binary operators, weakest first; all of them are left-associative. */
export const precedence: ReadonlyMap<string, number> = new Map<string, number>(
  [
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '!='],
    ['<', '>', '<=', '>='],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '%'],
  ].flatMap((operators, strength) => operators.map((operator) => [operator, strength] as const)),
);

/** Why a macro could not be expanded in an expression. */
export class EndlessMacroError extends ExpressionError {
  readonly macro: string;

  constructor(macro: string) {
    super(`macro \`${macro}\` expands without end`);
    this.macro = macro;
  }
}

/** How many tokens one condition may have, its macros not counted; a longer one would be too deep to evaluate. */
const tokenLimit = 1000;

/** How deep parentheses and operators may be nested: far beyond any spec, far below the stack. */
const depthLimit = 200;

/** Reads a whole `#if` expression by precedence climbing. */
export function parseExpression(tokens: readonly Token[], names: Names): Expression {
  if (tokens.length > tokenLimit) throw new ExpressionError(`it has more than ${tokenLimit} parts`);
  let at = 0;
  const peek = (): string | undefined => tokens[at]?.image;

  function take(image: string): void {
    if (peek() !== image) throw new ExpressionError(`expected \`${image}\`, found ${found()}`);
    at += 1;
  }

  function found(): string {
    const image = peek();
    return image === undefined ? 'the end of the line' : `\`${image}\``;
  }

  function conditional(depth: number): Expression {
    const when = binary(0, depth);
    if (peek() !== '?') return when;
    take('?');
    const then = conditional(depth + 1);
    take(':');
    return { kind: 'choose', when, then, otherwise: conditional(depth + 1) };
  }

  function binary(weakest: number, depth: number): Expression {
    let left = unary(depth);
    for (;;) {
      const operator = peek();
      const strength = operator === undefined ? undefined : precedence.get(operator);
      if (operator === undefined || strength === undefined || strength < weakest) return left;
      at += 1;
      left = combine(operator, left, binary(strength + 1, depth + 1));
    }
  }

  function unary(depth: number): Expression {
    if (depth > depthLimit) throw new ExpressionError(`nested more than ${depthLimit} deep`);
    const token = tokens[at];
    if (!token) throw new ExpressionError('expected a value, found the end of the line');
    at += 1;
    if (token.image === '!') return not(unary(depth + 1));
    if (token.image === '-' || token.image === '+' || token.image === '~') {
      return { kind: 'unary', operator: token.image, of: unary(depth + 1) };
    }
    if (token.image === '(') {
      const inner = conditional(depth + 1);
      take(')');
      return inner;
    }
    if (token.kind === 'name') return token.image === 'defined' ? definedOperand() : names.value(token.image);
    const value = token.kind === 'number' ? parseInteger(token.image) : undefined;
    if (value === undefined) throw new ExpressionError(`\`${token.image}\` is no integer`);
    return isUnsignedInteger(token.image)
      ? { kind: 'number', value, unsigned: true }
      : { kind: 'number', value };
  }

  function definedOperand(): Expression {
    const inParentheses = peek() === '(';
    if (inParentheses) take('(');
    const name = tokens[at];
    if (name?.kind !== 'name')
      throw new ExpressionError(`expected a macro name after \`defined\`, found ${found()}`);
    at += 1;
    if (inParentheses) take(')');
    return names.isDefined(name.image);
  }

  const expression = conditional(0);
  if (at < tokens.length) throw new ExpressionError(`unexpected ${found()}`);
  return expression;
}

function combine(operator: string, left: Expression, right: Expression): Expression {
  if (operator === '&&' || operator === '||') {
    const joined = operator === '&&' ? and(left, right) : or(left, right);
    return joined === left || joined === right ? toTruth(joined) : joined;
  }
  return { kind: 'binary', operator: operator as BinaryOperator, left, right };
}
