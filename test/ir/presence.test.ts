// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { holds } from '../../src/condition/evaluate.js';
import { and, defined, type Expression, not, or } from '../../src/condition/expression.js';

const macros = ['A', 'B', 'C', 'D'];

const condition = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...macros).map(defined),
    fc.constantFrom(0n, 1n, 2n).map((value): Expression => ({ kind: 'number', value })),
    tie('any').map(not),
    fc.tuple(tie('any'), tie('any')).map(([left, right]) => and(left, right)),
    fc.tuple(tie('any'), tie('any')).map(([left, right]) => or(left, right)),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([when, then, otherwise]): Expression => ({ kind: 'choose', when, then, otherwise })),
  ),
})).any;

it('a condition that is written from its node means the same, and is written the same for equal conditions', () => {
  fc.assert(
    fc.property(condition, condition, (one, other) => {
      const space = new ConditionSpace();
      const node = space.build(one);
      const written = space.expression(node);
      expect(space.build(structuredClone(written))).toBe(node);
      for (let bits = 0; bits < 1 << macros.length; bits += 1) {
        const lookup = (name: string): string | undefined =>
          bits & (1 << macros.indexOf(name)) ? '' : undefined;
        expect(holds(written, lookup)).toBe(holds(one, lookup));
      }
      const same = space.or(
        space.and(node, space.build(other)),
        space.and(node, space.not(space.build(other))),
      );
      expect(space.expression(same)).toEqual(written);
    }),
  );
});
