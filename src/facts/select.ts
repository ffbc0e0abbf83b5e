// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactsDocument } from './fact.js';
import { nameFacts } from './names.js';

export interface Selection {
  /** The same document with what was asked for, and the parts of that, in the same order. */
  readonly document: FactsDocument;
  /** What was asked for itself, without its parts. */
  readonly named: readonly Fact[];
  /** Names and patterns that no fact has. */
  readonly unknown: readonly string[];
  /** All names that there are. */
  readonly known: Iterable<string>;
}

/**
 * Those facts that names ask for: exact names, or patterns in which `*` is any text without a dot and `?` one
 * character of it.
 */
export function selectFacts(document: FactsDocument, names: readonly string[]): Selection {
  const { byName, parts } = nameFacts(document.facts);
  const named = new Set<Fact>();
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const found = namesLike(name, byName);
    if (found.length === 0) unknown.push(name);
    for (const one of found) for (const fact of byName.get(one) ?? []) named.add(fact);
  }
  const selected = new Set<Fact>();
  const add = (fact: Fact): void => {
    if (selected.has(fact)) return;
    selected.add(fact);
    parts.get(fact)?.forEach(add);
  };
  named.forEach(add);
  const facts = document.facts.filter((fact) => selected.has(fact));
  const asked = names.length === 0 ? document : { ...document, selection: [...names], facts };
  return { document: asked, named: [...named], unknown, known: byName.keys() };
}

function namesLike(name: string, byName: ReadonlyMap<string, unknown>): string[] {
  if (!/[*?]/.test(name)) return byName.has(name) ? [name] : [];
  return [...byName.keys()].filter((one) => isLike(one, name));
}

/** Whether a name is like a pattern: `seL4_*Bits` means constants, and no member of a struct. */
export function isLike(name: string, pattern: string): boolean {
  const parts = name.split('.');
  const patterns = pattern.split('.');
  return parts.length === patterns.length && parts.every((part, at) => isPartLike(part, patterns[at] ?? ''));
}

/** Goes back to the last `*` alone, so that no pattern takes long. */
function isPartLike(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next;
      starAt = at;
      next += 1;
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === text[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      starAt += 1;
      at = starAt;
      next = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(next));
}

/**
 * The number of the facts that a name stands for, if they have one and agree on it. Of an enumerator and a constant
 * of one name, the constant is what C has: a macro. A system call that is absent has none, although its number is
 * kept free.
 */
export function valueOf(named: readonly Fact[]): string | undefined {
  const constants = new Set(named.filter(({ kind }) => kind === 'constant').map(({ name }) => name));
  const values = named
    .filter(({ kind, name }) => kind !== 'enumerator' || !constants.has(name))
    .filter(({ kind }) => kind !== 'absent-syscall')
    .map((fact) => fact['value'])
    .filter((value) => value !== undefined);
  const [first] = values;
  if (typeof first !== 'number' && typeof first !== 'string') return undefined;
  return values.every((value) => value === first) ? String(first) : undefined;
}
