// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace, NodeParts } from './bdd.js';
import type { Expression } from './expression.js';

/** Whether the condition of a node holds, where it is known of every atom whether it does. */
export function follow(space: ConditionSpace, node: number, truth: (atom: Expression) => boolean): boolean {
  let at = node;
  for (let parts = space.parts(at); parts; parts = space.parts(at))
    at = truth(parts.atom) ? parts.high : parts.low;
  return at === 1;
}

/**
 * What is left of conditions where some atoms are known; those with an undefined truth stay open. Conditions that have
 * parts in common are best given to one function.
 */
export function assigner(
  space: ConditionSpace,
  truth: (atom: Expression) => boolean | undefined,
): (node: number) => number {
  const done = new Map<number, number>();
  const known = new Map<Expression, boolean | undefined>();
  const isTrue = (atom: Expression): boolean | undefined => {
    if (!known.has(atom)) known.set(atom, truth(atom));
    return known.get(atom);
  };
  const visit = (at: number): number => {
    const before = done.get(at);
    if (before !== undefined) return before;
    const parts = space.parts(at);
    if (!parts) return at;
    const is = isTrue(parts.atom);
    const result =
      is === undefined
        ? space.choose(space.build(parts.atom), visit(parts.high), visit(parts.low))
        : visit(is ? parts.high : parts.low);
    done.set(at, result);
    return result;
  };
  return visit;
}

/** The same of one condition. */
export function assign(
  space: ConditionSpace,
  node: number,
  truth: (atom: Expression) => boolean | undefined,
): number {
  return assigner(space, truth)(node);
}

/** The atoms that the truth of a node depends on; their order is that of the space. */
export function supportOf(space: ConditionSpace, node: number): ReadonlySet<Expression> {
  const atoms = new Set<Expression>();
  const seen = new Set<number>();
  const visit = (at: number): void => {
    const parts = space.parts(at);
    if (!parts || seen.has(at)) return;
    seen.add(at);
    atoms.add(parts.atom);
    visit(parts.low);
    visit(parts.high);
  };
  visit(node);
  return atoms;
}

/**
 * A condition that agrees with `node` wherever `care` holds, and says less where that makes it shorter: of two
 * branches of which one is never asked about, the other one stays.
 */
export function simplifyWithin(space: ConditionSpace, node: number, care: number): number {
  const done = new Map<string, number>();
  const visit = (at: number, within: number): number => {
    if (within === 0 || within === 1 || at < 2) return at;
    const key = `${at},${within}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    const [own, other] = [space.parts(at), space.parts(within)];
    if (!own || !other) return at;
    const result = step(own, other, within);
    done.set(key, result);
    return result;
  };
  const step = (own: NodeParts, other: NodeParts, within: number): number => {
    // What only `care` asks about is no question of the result.
    if (other.order < own.order) return visit(toNode(own), space.or(other.low, other.high));
    const care = own.order === other.order ? other : { low: within, high: within };
    if (care.low === 0) return visit(own.high, care.high);
    if (care.high === 0) return visit(own.low, care.low);
    return space.choose(space.build(own.atom), visit(own.high, care.high), visit(own.low, care.low));
  };
  const toNode = ({ atom, low, high }: NodeParts): number => space.choose(space.build(atom), high, low);
  return visit(node, care);
}
