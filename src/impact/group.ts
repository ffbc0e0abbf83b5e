// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import type { MacroLookup } from '../condition/evaluate.js';
import { defined } from '../condition/expression.js';
import { explore, type Outcome } from '../condition/explore.js';
import { type Fact, pathOf } from '../facts/fact.js';
import type { Answers } from './answers.js';

/** Facts that are decided together, apart from all others: by a computation that asks for what it depends on. */
export interface Group {
  /** The facts of every configuration, told apart only where they differ; values as `typical` has them. */
  readonly outcomes: readonly Outcome<readonly Fact[]>[];
  /** Options whose values, and not only truths, went into the facts. */
  readonly values: ReadonlySet<string>;
  /** The computation itself: with the answers of one configuration it gives that one's facts. */
  readonly run: (answers: Answers) => readonly Fact[];
}

/** Runs a computation in every way in which its questions can be answered. */
export function createGroup(
  space: ConditionSpace,
  within: number,
  typical: MacroLookup,
  run: Group['run'],
): Group {
  const values = new Set<string>();
  const found = explore(space, within, (ask) =>
    run({
      ask,
      value: (name) => {
        values.add(name);
        return ask(space.build(defined(name))) ? (typical(name) ?? '1') : undefined;
      },
    }),
  );
  return { outcomes: mergeEqual(found, space), values, run };
}

/** Outcomes with the same facts are one: so what asked in vain leaves no trace. */
function mergeEqual(
  outcomes: readonly Outcome<readonly Fact[]>[],
  space: ConditionSpace,
): Outcome<readonly Fact[]>[] {
  if (outcomes.length === 1) return [...outcomes];
  const merged = new Map<string, Outcome<readonly Fact[]>>();
  for (const { when, result } of outcomes) {
    const text = JSON.stringify(result);
    const same = merged.get(text);
    merged.set(text, { when: same ? space.or(same.when, when) : when, result });
  }
  return [...merged.values()];
}

/** The name of the whole that a fact belongs to, at the top of a file: `seL4_BootInfo` of a member's member. */
export function rootOf(fact: Fact): string {
  if (fact.kind === 'member') return (fact.of ?? '').split('.')[0] ?? '';
  return fact.name.replace(/^enum of /, '');
}

/** What tells a fact from all others of a document. A number is the same one as a macro and as an enumerator. */
export function keyOf(fact: Fact): string {
  if (fact.kind === 'constant' || fact.kind === 'enumerator') return `number ${fact.name}`;
  const { direction } = fact;
  return [fact.kind, fact.kind === 'member' ? '' : (fact.of ?? ''), pathOf(fact), direction ?? ''].join(' ');
}
