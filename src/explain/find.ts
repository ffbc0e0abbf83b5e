// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import type { Context } from './context.js';
import { functionNames } from './function.js';
import { type RustNames, withoutModule } from './rust-names.js';

/** What a name stands for; or which names it may be short for; or names to look for one that was meant. */
export type Found =
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

/** Finds a name of C or Rust; also the end of one, and one that is written in other cases. */
export function findName(name: string, { byName }: Context, rust: RustNames): Found {
  const short = withoutModule(name);
  const exact = byName.get(name) ?? byName.get(short) ?? byName.get(rust.toC.get(short) ?? '');
  if (exact) return { kind: 'facts', facts: withoutRepeats([...exact]) };
  const names = [...byName.keys()];
  const isEnd = (one: string): boolean =>
    one.endsWith(`_${short}`) || one.endsWith(`.${short}`) || one.endsWith(`::${short}`);
  const isAlike = (one: string): boolean => one.toLowerCase() === short.toLowerCase();
  for (const fits of [isAlike, isEnd]) {
    const own = names.filter(fits);
    const ofRust = [...rust.toC].filter(([one]) => fits(one)).map(([, c]) => c);
    const found = distinct([...own, ...ofRust], byName);
    const [only] = found;
    if (only !== undefined && found.length === 1)
      return { kind: 'facts', facts: withoutRepeats([...(byName.get(only) ?? [])]) };
    if (found.length > 1) return { kind: 'ambiguous', names: found };
  }
  return { kind: 'unknown', known: [...names, ...rust.toC.keys(), ...functionNames] };
}

/** Names that stand for the same facts are one. */
function distinct(names: readonly string[], byName: Context['byName']): string[] {
  const seen = new Set<Fact>();
  return names.filter((name) => {
    const facts = [...(byName.get(name) ?? [])];
    const isNew = facts.some((fact) => !seen.has(fact));
    for (const fact of facts) seen.add(fact);
    return isNew;
  });
}

/** A block says what its variant says, a struct what the typedef of its name does, a method what its other form does. */
function withoutRepeats(facts: readonly Fact[]): Fact[] {
  const has = (name: string, ...kinds: readonly string[]): boolean =>
    facts.some((fact) => fact.name === name && kinds.includes(fact.kind));
  const isGenerated = ({ at }: Fact): boolean => typeof at === 'string' && at.startsWith('<generated>/');
  const isWritten = facts.some((fact) => !isGenerated(fact));
  return facts.filter((fact) => {
    const { kind, name } = fact;
    // What seL4's build generates says once more what the specs say.
    if (isWritten && isGenerated(fact)) return false;
    if (kind === 'variant') return !has(name, 'block');
    if (kind === 'absent-method') return !has(name, 'method');
    if (kind === 'typedef') return !has(name, 'struct', 'enum', 'interface');
    return kind !== 'message-struct' || !has(name, 'struct');
  });
}
