// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { defined, type Expression } from '../../src/condition/expression.js';
import { printExpression } from '../../src/condition/print.js';
import { assign, follow, simplifyWithin, supportOf } from '../../src/condition/queries.js';
import { createRandom } from './assignments.js';

const atoms = ['A', 'B', 'C', 'D'].map(defined);
const space = new ConditionSpace();
const truths = Array.from({ length: 16 }, (_, bits) => (atom: Expression): boolean => {
  const at = atoms.findIndex((each) => printExpression(each) === printExpression(atom));
  return ((bits >> at) & 1) === 1;
});

/** Some condition over the atoms. */
function someNode(random: (below: number) => number, depth = 4): number {
  const atom = atoms[random(atoms.length)];
  if (depth === 0 || !atom) return atom ? space.build(atom) : 1;
  return space.choose(
    someNode(random, 0),
    someNode(random, depth - 1),
    random(3) === 0 ? 0 : someNode(random, depth - 1),
  );
}

describe('conditions', () => {
  const random = createRandom(7);
  const nodes = Array.from({ length: 60 }, () => someNode(random));

  it('keep their value where some atoms are known', () => {
    for (const node of nodes)
      for (const truth of truths) {
        const left = assign(space, node, (atom) =>
          printExpression(atom).includes('B') ? undefined : truth(atom),
        );
        expect(follow(space, left, truth)).toBe(follow(space, node, truth));
        expect(
          [...supportOf(space, left)].map(printExpression).filter((name) => !name.includes('B')),
        ).toEqual([]);
      }
  });
  it('keep their value within what is cared for', () => {
    for (const [at, node] of nodes.entries()) {
      const care = nodes[(at + 1) % nodes.length] ?? 1;
      const simple = simplifyWithin(space, node, care);
      for (const truth of truths)
        if (follow(space, care, truth)) expect(follow(space, simple, truth)).toBe(follow(space, node, truth));
      const [before, after] = [node, simple].map((each) => supportOf(space, each));
      if (care !== 0) for (const atom of after ?? []) expect(before?.has(atom)).toBe(true);
    }
  });
  it('say less where that is enough', () => {
    const [a, b] = atoms.map((atom) => space.build(atom));
    expect(simplifyWithin(space, space.and(a ?? 0, b ?? 0), a ?? 0)).toBe(b);
    expect(simplifyWithin(space, a ?? 0, a ?? 0)).toBe(1);
  });
});
