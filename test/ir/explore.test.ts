// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { evaluate } from '../../src/condition/evaluate.js';
import { explore } from '../../src/condition/explore.js';
import { defined, type Expression } from '../../src/condition/expression.js';
import { simplify } from '../../src/condition/simplify.js';

describe('exploring', () => {
  it('runs once for each way in which the answers can turn out', () => {
    const space = new ConditionSpace();
    const [a, b] = [space.build(defined('A')), space.build(defined('B'))];
    const outcomes = explore(space, space.or(a, b), (ask) => (ask(a) ? 'a' : ask(b) ? 'b' : 'none'));
    expect(outcomes.map(({ when, result }) => [space.describe(when), result])).toEqual([
      ['defined(A)', 'a'],
      ['!defined(A) && defined(B)', 'b'],
    ]);
    expect(explore(space, 0, () => 'never')).toEqual([]);
  });
});

const operators = ['+', '-', '*', '<', '==', '&', '|'] as const;

const expression = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Expression>({ kind: 'macro', name: 'A' }, { kind: 'macro', name: 'B' }, defined('A')),
    fc.nat(3).map((value): Expression => ({ kind: 'number', value: BigInt(value) })),
    tie('any').map((of): Expression => ({ kind: 'not', of })),
    tie('any').map((of): Expression => ({ kind: 'unary', operator: '-', of })),
    fc
      .tuple(fc.constantFrom(...operators), tie('any'), tie('any'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([when, then, otherwise]): Expression => ({ kind: 'choose', when, then, otherwise })),
  ),
})).any;

it('a simplified expression has the same value, and no alternatives within operators', () => {
  const isFlat = (of: Expression): boolean => {
    if (of.kind === 'binary') return ![of.left, of.right].some(({ kind }) => kind === 'choose');
    return of.kind !== 'unary' || of.of.kind !== 'choose';
  };
  fc.assert(
    fc.property(expression, fc.nat(4), fc.option(fc.nat(4)), (of, a, b) => {
      const lookup = (name: string): string | undefined =>
        name === 'A' ? String(a) : (b?.toString() ?? undefined);
      const simple = simplify(of);
      expect(evaluate(simple, lookup)).toBe(evaluate(of, lookup));
      expect(isFlat(simple)).toBe(true);
    }),
  );
});
