// SPDX-License-Identifier: BSD-2-Clause
import { defined, type Expression } from '../condition/expression.js';
import { assign, supportOf } from '../condition/queries.js';
import { impossibleConditions } from '../config/contradictions.js';
import type { OpenAbi } from './architecture.js';
import { toOpenNode } from './fixed.js';
import type { Variable } from './variables.js';

/**
 * The configurations in which an option may be flipped: those that some build gives, as far as that is known. A rule
 * that ties the option to another one counts only if it leaves the flip possible: options that come in pairs could
 * never be flipped alone.
 */
export function possibleFlips(
  abi: OpenAbi,
  isForeign: (option: string) => boolean,
): (variable: Variable) => number {
  const { space, fixed, variables, consistent } = abi;
  const asked = new Set(space.atoms);
  const foreign = variables.filter(({ name }) => isForeign(name)).map(({ name }) => defined(name));
  const known = [...foreign, ...impossibleConditions(variables.map(({ name }) => name))];
  const impossible = [...known.map((condition) => toOpenNode(condition, space, fixed)), abi.refused];
  const rules = impossible.flatMap((condition) => {
    const node = space.not(condition);
    const atoms = [...supportOf(space, node)];
    // A rule about what nobody asks for says nothing here.
    return atoms.every((atom) => asked.has(atom)) ? [{ node, atoms }] : [];
  });
  return ({ states }) => {
    const isOwn = (atom: Expression): boolean => states[0]?.truth(atom) !== undefined;
    let all = consistent;
    for (const { node, atoms } of rules) {
      const narrower = space.and(all, node);
      const isFlip = !atoms.some(isOwn) || atoms.length === 1 || canFlip(abi, states, narrower);
      if (isFlip) all = narrower;
    }
    return all;
  };
}

function canFlip({ space }: OpenAbi, [first, ...others]: Variable['states'], within: number): boolean {
  if (!first) return false;
  const start = assign(space, within, first.truth);
  return others.every(({ truth }) => space.and(start, assign(space, within, truth)) !== 0);
}
