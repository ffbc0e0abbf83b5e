// SPDX-License-Identifier: BSD-2-Clause
import { evaluate } from './evaluate.js';
import { type Expression, forEachMacro } from './expression.js';

/**
 * The same value with what is decided computed, and alternatives moved out of operators: then every comparison that
 * is left is one about the configuration, which is what a decision diagram takes for a variable.
 */
export function simplify(of: Expression): Expression {
  switch (of.kind) {
    case 'number':
    case 'macro':
    case 'defined':
      return of;
    case 'not':
      return { kind: 'not', of: simplify(of.of) };
    case 'and':
    case 'or':
      return { kind: of.kind, left: simplify(of.left), right: simplify(of.right) };
    case 'choose':
      return {
        kind: 'choose',
        when: simplify(of.when),
        then: simplify(of.then),
        otherwise: simplify(of.otherwise),
      };
    case 'unary':
      return lift(simplify(of.of), (operand) => compute({ ...of, of: operand }));
    case 'binary':
      return lift(simplify(of.left), (left) =>
        lift(simplify(of.right), (right) => compute({ ...of, left, right })),
      );
  }
}

function lift(of: Expression, make: (part: Expression) => Expression): Expression {
  if (of.kind !== 'choose') return make(of);
  return { kind: 'choose', when: of.when, then: lift(of.then, make), otherwise: lift(of.otherwise, make) };
}

function compute(of: Expression): Expression {
  let isOpen = false;
  forEachMacro(of, () => (isOpen = true));
  return isOpen ? of : { kind: 'number', value: evaluate(of, () => undefined) };
}
