// SPDX-License-Identifier: BSD-2-Clause
import { joinSpans } from '../../text/span.js';
import { precedence } from '../preprocess/expression.js';
import type { ExpressionAst } from './ast.js';
import { only } from './cst.js';

/** Builds the tree of `a + b * c …` by the binding strengths of C's operators, without recursion. */
export function joinOperations(
  operands: readonly ExpressionAst[],
  operators: readonly string[],
): ExpressionAst {
  const done: ExpressionAst[] = [only(operands)];
  const open: string[] = [];
  const close = (): void => {
    const right = only([done.pop()]);
    const left = only([done.pop()]);
    const span = joinSpans(left.span, right.span);
    done.push({ kind: 'binary', span, operator: only([open.pop()]), left, right });
  };
  operators.forEach((operator, index) => {
    while (open.length > 0 && strength(open.at(-1)) >= strength(operator)) close();
    open.push(operator);
    done.push(only(operands.slice(index + 1)));
  });
  while (open.length > 0) close();
  return only(done);
}

function strength(operator: string | undefined): number {
  return precedence.get(operator ?? '') ?? -1;
}
