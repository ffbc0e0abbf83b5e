// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../src/condition/bdd.js';
import { holds, type MacroLookup } from '../../src/condition/evaluate.js';
import { follow } from '../../src/condition/queries.js';
import type { Fact } from '../../src/facts/fact.js';
import type { Answers } from '../../src/impact/answers.js';
import type { OpenAbi } from '../../src/impact/architecture.js';
import type { Group } from '../../src/impact/group.js';
import type { LabelSlot } from '../../src/impact/groups/labels.js';

/**
 * The facts of one configuration, looked up in what was found for all of them. In the order of the groups; without
 * what generated headers say, which the labels and system calls say as well.
 */
export function evaluateAbi({ space, naming, fixed, groups, slots }: OpenAbi, config: MacroLookup): Fact[] {
  const lookup: MacroLookup = (name) =>
    naming.macro(name, (option) => (fixed.has(option) ? fixed.get(option) : config(option)));
  const labels = labelFacts(slots, (node) => follow(space, node, (atom) => holds(atom, lookup)));
  const numbers = new Map(labels.map(({ name, value }) => [name, value]));
  return [
    ...labels,
    ...groups.flatMap((group) =>
      evaluateGroup(group, space, lookup).map((fact) =>
        fact.kind === 'method' ? { ...fact, labelValue: numbers.get(String(fact['label'])) ?? 0 } : fact,
      ),
    ),
  ];
}

/** The facts of one configuration: looked up, and computed again only where values of options are in them. */
function evaluateGroup(group: Group, space: ConditionSpace, lookup: MacroLookup): readonly Fact[] {
  const answers = answersOf(space, lookup);
  if (group.values.size > 0) return group.run(answers);
  return group.outcomes.find(({ when }) => answers.ask(when))?.result ?? [];
}

/** The answers of one configuration. */
function answersOf(space: ConditionSpace, lookup: MacroLookup): Answers {
  return {
    ask: (condition) => follow(space, condition, (atom) => holds(atom, lookup)),
    value: lookup,
  };
}

/** The labels of one configuration. */
function labelFacts(slots: readonly LabelSlot[], holds: (node: number) => boolean): Fact[] {
  const present = slots.filter(({ when }) => holds(when));
  return present.map(({ name, list, at }, index) => ({ kind: 'label', name, value: index + 1, list, at }));
}
