// SPDX-License-Identifier: BSD-2-Clause
import { holds } from '../condition/evaluate.js';
import type { Expression } from '../condition/expression.js';
import type { Outcome } from '../condition/explore.js';
import { assign, assigner, follow, supportOf } from '../condition/queries.js';
import type { Fact } from '../facts/fact.js';
import type { OpenAbi } from './architecture.js';
import { abiOf, type Change, compareFacts } from './change.js';
import { keyOf } from './group.js';
import { labelChanges } from './label-changes.js';
import { decides, type Move } from './moves.js';
import { changeValue } from './value-changes.js';
import type { State, Variable } from './variables.js';

/** A change that an option makes, and the configurations in which it makes it. */
export interface Effect extends Change {
  /** What the option was and became. */
  readonly states: readonly [string, string];
  /** A node: what the other options have to be. */
  readonly when: number;
  /** Whether it is one of the configuration that is typical of the architecture. */
  readonly isTypical: boolean;
}

/** What an option changes, and where it can be changed at all: a node. */
export interface Effects {
  readonly effects: readonly Effect[];
  readonly possible: number;
}

/** Everything that an option changes while all others stay, or gives way; one effect for each fact and pair of states. */
export function effectsOf(
  abi: OpenAbi,
  index: AbiIndex,
  variable: Variable,
  allMoves: readonly Move[],
  within: number,
): Effects {
  const { space } = abi;
  const effects = new Map<string, Effect>();
  const add = (change: Change, when: number, states: Effect['states']): void => {
    const key = `${states.join(' ')} ${keyOf(change.fact)}`;
    const known = effects.get(key);
    const isTypical = follow(space, when, (atom) => holds(atom, abi.typical));
    const shown = known && (known.isTypical || !isTypical) ? known : { ...change, states, isTypical, when };
    effects.set(key, { ...shown, when: known ? space.or(known.when, when) : when });
  };
  const withValue = abi.groups.filter(({ values }) => values.has(variable.name));
  // That a number is not set at all is no kernel's configuration.
  const moves = withValue.length > 0 && variable.isSwitch ? [] : allMoves;
  const own = [...groupsOf(moves, index)];
  let possible = 0;
  for (const { from, to } of moves) {
    const here = both(abi, within, from, to);
    if (here === 0) continue;
    possible = space.or(possible, here);
    const states = [from.title, to.title] as const;
    const [start, left] = [from, to].map(({ truth }) => assigner(space, truth)) as [Assigner, Assigner];
    for (const outcomes of own)
      for (const { change, when } of flip(abi, under(outcomes, start), under(outcomes, left), here))
        add(change, when, states);
    for (const { change, when } of labelChanges(abi, from, to, here)) add(change, when, states);
  }
  // Whether the option is set is no condition of what its number does.
  const whatever = (node: number): number =>
    variable.states.reduce((all, { truth }) => space.or(all, assign(space, node, truth)), 0);
  if (withValue.length > 0) possible = space.or(possible, whatever(within));
  for (const group of withValue)
    for (const { change, when, states } of changeValue(abi, group, variable.name, within))
      add(change, whatever(when), states);
  return { effects: [...effects.values()], possible };
}

type Assigner = ReturnType<typeof assigner>;

/** Where an option can be in either of two states. */
function both({ space }: OpenAbi, possible: number, one: State, other: State): number {
  return space.and(assign(space, possible, one.truth), assign(space, possible, other.truth));
}

interface Found {
  readonly change: Change;
  readonly when: number;
}

/** What a group says where an option is in a state. */
function under(outcomes: Outcomes, left: (node: number) => number): Outcomes {
  return outcomes.flatMap(({ when, result }) => {
    const here = left(when);
    return here === 0 ? [] : [{ when: here, result }];
  });
}

/** What is different between two states of a group, and where. */
function flip({ space }: OpenAbi, before: Outcomes, after: Outcomes, within: number): Found[] {
  return before.flatMap((one) =>
    after.flatMap((other) => {
      const when = one.result === other.result ? 0 : space.and(space.and(one.when, other.when), within);
      return when === 0 ? [] : compareFacts(one.result, other.result).map((change) => ({ change, when }));
    }),
  );
}

type Outcomes = readonly Outcome<readonly Fact[]>[];

/** Groups as far as they matter to a binary: their outcomes, by the atoms that decide between them. */
export function indexGroups({ space, groups }: OpenAbi): ReadonlyMap<Expression, ReadonlySet<Outcomes>> {
  const found = new Map<Expression, Set<Outcomes>>();
  for (const { outcomes } of groups) {
    const merged = new Map<string, Outcome<readonly Fact[]>>();
    for (const { when, result } of outcomes.length > 1 ? outcomes : []) {
      const text = JSON.stringify(abiOf(result));
      const same = merged.get(text);
      merged.set(text, { when: same ? space.or(same.when, when) : when, result });
    }
    const own = [...merged.values()];
    const atoms = own.length > 1 ? own.flatMap(({ when }) => [...supportOf(space, when)]) : [];
    for (const atom of new Set(atoms)) found.set(atom, (found.get(atom) ?? new Set()).add(own));
  }
  return found;
}

/** The groups whose facts the moves of an option may decide. */
function groupsOf(moves: readonly Move[], index: AbiIndex): Set<Outcomes> {
  const own = [...index].filter(([atom]) => moves.some((move) => decides(move, atom)));
  return new Set(own.flatMap(([, outcomes]) => [...outcomes]));
}

export type AbiIndex = ReturnType<typeof indexGroups>;
