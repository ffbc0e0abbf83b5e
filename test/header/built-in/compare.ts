// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../../src/condition/bdd.js';
import type { OpenFacts, Variant } from './facts.js';

/** In what two readings of headers differ, a line for each difference; none where they declare the same. */
export function compareFacts(ours: OpenFacts, theirs: OpenFacts, space: ConditionSpace): string[] {
  const keys = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  return keys.flatMap((key) => {
    const [own, other] = [ours.get(key) ?? [], theirs.get(key) ?? []];
    const [here, there] = [presence(own, space), presence(other, space)];
    if (here === 0) return [`${key}: missing`];
    if (there === 0) return [`${key}: too much`];
    if (here !== there)
      return [`${key}: present if ${space.describe(here)}, not if ${space.describe(there)}`];
    return own.flatMap(({ form, when }) =>
      other.flatMap((each) => {
        const both = space.and(when, each.when);
        if (both === 0 || each.form === form) return [];
        return [`${key}: ${form}, not ${each.form}, if ${space.describe(both)}`];
      }),
    );
  });
}

function presence(variants: readonly Variant[], space: ConditionSpace): number {
  return variants.reduce((sum, { when }) => space.or(sum, when), 0);
}
