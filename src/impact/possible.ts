// SPDX-License-Identifier: BSD-2-Clause
import { defined, type Expression } from '../condition/expression.js';
import { assign, supportOf } from '../condition/queries.js';
import { impossibleConditions } from '../config/contradictions.js';
import type { OpenAbi } from './architecture.js';
import { toOpenNode } from './fixed.js';
import { decides, type Move } from './moves.js';

/**
 * The configurations in which an option may be flipped: those that some build gives, as far as that is known. A rule
 * that ties the option to another one counts only if it leaves a move possible: options that come in pairs could
 * never be flipped alone.
 */
export function possibleFlips(
  abi: OpenAbi,
  isForeign: (option: string) => boolean,
): (moves: readonly Move[]) => number {
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
  // An option whose number is used is set in every build, or else in none of the architecture.
  const numbers = new Set(abi.groups.flatMap(({ values }) => [...values]));
  const isSet = variables
    .filter(({ name, isSwitch }) => isSwitch && numbers.has(name) && abi.typical(name) !== undefined)
    .reduce((all, { name }) => space.and(all, toOpenNode(defined(name), space, fixed)), 1);
  return (moves) => {
    const isOwn = (atom: Expression): boolean => moves.some((move) => move.isAlone && decides(move, atom));
    let all = space.and(consistent, isSet);
    for (const { node, atoms } of rules) {
      const narrower = space.and(all, node);
      const isFlip = !atoms.some(isOwn) || atoms.length === 1 || canMove(abi, moves, narrower);
      if (isFlip) all = narrower;
    }
    return all;
  };
}

/** Alone to all of its values, or else in exchange with another option. */
function canMove({ space }: OpenAbi, moves: readonly Move[], within: number): boolean {
  const isPossible = ({ from, to }: Move): boolean =>
    space.and(assign(space, within, from.truth), assign(space, within, to.truth)) !== 0;
  return (
    moves.filter(({ isAlone }) => isAlone).every(isPossible) ||
    moves.some((move) => !move.isAlone && isPossible(move))
  );
}
