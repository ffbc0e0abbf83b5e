// SPDX-License-Identifier: BSD-2-Clause
import type { DeclaratorAst, ExpressionAst, StaticAssertAst } from '../../syntax/header/ast.js';

/**
 * The static assertion that a typedef is before C has them: an array with an impossible length unless something holds,
 * `typedef int name[condition ? 1 : -1];`. The type is for nothing else. seL4 before 12.1.0.
 */
export function assertionOf({ name, layers }: DeclaratorAst): StaticAssertAst | undefined {
  const [layer, ...others] = layers;
  if (others.length > 0 || layer?.kind !== 'array' || layer.length?.kind !== 'choose') return undefined;
  const { when: condition, then, otherwise } = layer.length;
  const isImpossible = otherwise.kind === 'unary' && otherwise.operator === '-' && isOne(otherwise.of);
  if (!isOne(then) || !isImpossible) return undefined;
  return { kind: 'static-assert', span: name.span, condition, message: name.text };
}

function isOne(expression: ExpressionAst): boolean {
  return expression.kind === 'number' && expression.text === '1';
}
