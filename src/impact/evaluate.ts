// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import { follow } from '../condition/queries.js';
import type { Fact } from '../facts/fact.js';
import type { OpenAbi } from './architecture.js';
import { evaluateGroup } from './group.js';
import { labelFacts } from './groups/labels.js';

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
