// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Side } from '../side.js';
import { show } from '../words.js';

/** The conditions of all versions of one name, sorted; an empty text for always, and no text at all for never. */
export type Conditions = readonly string[];

export function conditionsOf(versions: readonly Fact[] | undefined): Conditions {
  return (versions ?? []).map(({ condition }) => (condition === undefined ? '' : show(condition))).sort();
}

/** What became of something that both sides have, or neither. */
export function describeChange(before: Conditions, after: Conditions): string {
  if (before.length === 0) return `other configurations have it now: ${clause(after)}`;
  if (after.length === 0) return `no configuration has it any more; it was there ${clause(before)}`;
  return `was there ${clause(before)}, is now there ${clause(after)}`;
}

/** Why one side alone has it, as far as the other one knows it too. Undefined for what a document does not say. */
export function whyOnOneSide(
  before: Conditions | undefined,
  after: Conditions | undefined,
): string | undefined {
  if (before?.length === 0 || after?.length === 0) return undefined;
  if (before === undefined) return after && `it is there ${clause(after)} on the new side`;
  if (after === undefined) return `it is there ${clause(before)} on the old side`;
  return clause(before) === clause(after)
    ? `it exists ${clause(before)}, and the configurations differ in that`
    : `it was there ${clause(before)}, and is now there ${clause(after)}`;
}

function clause(of: Conditions): string {
  return of.map((condition) => (condition === '' ? 'always' : `if ${condition}`)).join(', and another ');
}

const known = new WeakMap<Side, ReadonlyMap<string, readonly Fact[]>>();

/** The versions of each method that a side knows of, here and in other configurations. */
export function methodVersions(side: Side): ReadonlyMap<string, readonly Fact[]> {
  const found = known.get(side) ?? groupByName([...side.all('method'), ...side.all('absent-method')]);
  known.set(side, found);
  return found;
}

function groupByName(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.name);
    if (group) group.push(fact);
    else groups.set(fact.name, [fact]);
  }
  return groups;
}
