// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import type { Expression } from '../condition/expression.js';
import type { Outcome } from '../condition/explore.js';
import { assign, assigner, follow, supportOf } from '../condition/queries.js';
import { parseInteger } from '../condition/integer.js';
import type { Fact } from '../facts/fact.js';
import type { OpenAbi } from './architecture.js';
import { abiOf, type Change, compareFacts } from './change.js';
import { createGroup, type Group, keyOf } from './group.js';
import { labelChanges } from './label-changes.js';
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

/** Everything that an option changes while all others stay; one effect for each fact and pair of states. */
export function effectsOf(abi: OpenAbi, index: AbiIndex, variable: Variable, possible: number): Effect[] {
  const { space } = abi;
  const effects = new Map<string, Effect>();
  const add = (change: Change, when: number, states: Effect['states']): void => {
    const key = `${states.join(' ')} ${keyOf(change.fact)}`;
    const known = effects.get(key);
    const isTypical = follow(space, when, (atom) => holds(atom, abi.typical));
    const shown = known && (known.isTypical || !isTypical) ? known : { ...change, states, isTypical, when };
    effects.set(key, { ...shown, when: known ? space.or(known.when, when) : when });
  };
  // That a number is not set at all is no kernel's configuration.
  const isNumber = abi.groups.some(({ values }) => values.has(variable.name)) && variable.isSwitch;
  const [first, ...others] = isNumber ? [] : variable.states;
  const own = [...groupsOf(variable, index)];
  const start = assigner(space, (atom) => first?.truth(atom));
  const before = own.map((outcomes) => under(outcomes, start));
  for (const state of first ? others : []) {
    const within = both(abi, possible, first as State, state);
    if (within === 0) continue;
    const states = [(first as State).title, state.title] as const;
    const left = assigner(space, state.truth);
    own.forEach((outcomes, at) => {
      for (const { change, when } of flip(abi, before[at] ?? [], under(outcomes, left), within))
        add(change, when, states);
    });
    for (const { change, when } of labelChanges(abi, first as State, state, within))
      add(change, when, states);
  }
  for (const group of abi.groups.filter(({ values }) => values.has(variable.name)))
    for (const { change, when, states } of changeValue(abi, group, variable.name, possible))
      add(change, when, states);
  return [...effects.values()];
}

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

/** What one more in the value of an option changes: what the value flows into. */
function changeValue(
  abi: OpenAbi,
  { outcomes, run }: Group,
  name: string,
  possible: number,
): (Found & Pick<Effect, 'states'>)[] {
  const { space, typical, consistent } = abi;
  const value = parseInteger(typical(name) ?? '') ?? 1n;
  const more: MacroLookup = (asked) => (asked === name ? String(value + 1n) : typical(asked));
  const others = createGroup(space, consistent, more, run).outcomes;
  return outcomes.flatMap((one) =>
    others.flatMap((other) => {
      const when = space.and(possible, space.and(one.when, other.when));
      if (when === 0) return [];
      const changes = compareFacts(one.result, other.result);
      return changes.map((change) => ({
        change,
        when,
        states: [String(value), String(value + 1n)] as const,
      }));
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

/** The groups whose facts an option may decide. */
function groupsOf({ states: [state] }: Variable, index: AbiIndex): Set<Outcomes> {
  const own = [...index].filter(([atom]) => state?.truth(atom) !== undefined);
  return new Set(own.flatMap(([, outcomes]) => [...outcomes]));
}

export type AbiIndex = ReturnType<typeof indexGroups>;
