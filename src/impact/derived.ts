// SPDX-License-Identifier: BSD-2-Clause
import {
  type Derivation,
  derivations,
  type DerivedOptions,
  isFarther,
} from '../syntax/kernel-config/cmake-derived.js';

/** An option that another one follows from, or that follows from it, and how in seL4's build. */
export interface DerivedOption {
  /** The macro. */
  readonly option: string;
  readonly how: Derivation;
}

/** Everything that follows from an option, through others too: as loosely as the loosest step of the closest way. */
export function derivedFrom(macro: string, derived: DerivedOptions): DerivedOption[] {
  const found = new Map<string, Derivation>();
  for (const how of derivations) {
    const seen = new Set([macro]);
    const waiting = [macro];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const [option, step] of followersOf(derived).get(at) ?? []) {
        if (seen.has(option) || isFarther(step, how)) continue;
        seen.add(option);
        waiting.push(option);
        if (!found.has(option)) found.set(option, how);
      }
  }
  return sorted(found);
}

/** The options that an option follows from, without anything between. */
export function sourcesOf(macro: string, derived: DerivedOptions): DerivedOption[] {
  return sorted(derived.get(macro) ?? new Map<string, Derivation>());
}

function sorted(options: ReadonlyMap<string, Derivation>): DerivedOption[] {
  return Array.from(options, ([option, how]) => ({ option, how })).sort((a, b) =>
    a.option < b.option ? -1 : 1,
  );
}

/** The same the other way round: by an option, what is derived from it. */
const followers = new WeakMap<DerivedOptions, ReadonlyMap<string, ReadonlyMap<string, Derivation>>>();

function followersOf(derived: DerivedOptions): ReadonlyMap<string, ReadonlyMap<string, Derivation>> {
  const known = followers.get(derived);
  if (known) return known;
  const found = new Map<string, Map<string, Derivation>>();
  for (const [option, sources] of derived)
    for (const [source, how] of sources)
      found.set(source, (found.get(source) ?? new Map<string, Derivation>()).set(option, how));
  followers.set(derived, found);
  return found;
}
