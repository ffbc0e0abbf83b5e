// SPDX-License-Identifier: BSD-2-Clause
import { type Fact, factKinds, pathOf } from './fact.js';
import { syscallPrefix } from './numbers.js';

/** Facts by the names that people ask for them by, and the parts of each. */
export interface FactNames {
  readonly byName: ReadonlyMap<string, ReadonlySet<Fact>>;
  readonly parts: ReadonlyMap<Fact, readonly Fact[]>;
}

/** Kinds whose names mean something on their own, although they are parts: C declares them for all. */
const global: ReadonlySet<string> = new Set(['method', 'absent-method', 'enumerator', 'variant']);

/** Every name of every fact. Of parts that are only known within a whole, that is `whole.part`. */
export function nameFacts(facts: readonly Fact[]): FactNames {
  const byPath = new Map(facts.map((fact) => [`${fact.kind} ${pathOf(fact)}`, fact]));
  const unions = unionsOfBlocks(facts);
  const namesOf = new Map<Fact, readonly string[]>();
  const byName = new Map<string, Set<Fact>>();
  const parts = new Map<Fact, Fact[]>();
  for (const fact of facts) {
    const whole = wholeOf(fact, byPath);
    if (whole) append(parts, whole, fact);
    const names = [...new Set(listNames(fact, (whole && namesOf.get(whole)) ?? [], unions))];
    namesOf.set(fact, names);
    for (const name of names) byName.set(name, (byName.get(name) ?? new Set()).add(fact));
  }
  return { byName, parts };
}

function wholeOf({ kind, of }: Fact, byPath: ReadonlyMap<string, Fact>): Fact | undefined {
  const kinds: readonly string[] = Object.hasOwn(factKinds, kind) ? factKinds[kind] : [];
  const found = kinds.find((each) => byPath.has(`${each} ${of}`));
  return found === undefined ? undefined : byPath.get(`${found} ${of}`);
}

/** The names of one fact; what it is a part of has been named before. */
function listNames(
  fact: Fact,
  wholes: readonly string[],
  unions: ReadonlyMap<string, readonly string[]>,
): string[] {
  const { kind, name, of } = fact;
  if (kind === 'syscall' || kind === 'absent-syscall') return [name, name.slice(syscallPrefix.length)];
  if (kind === 'variant') return [name, `${of}_${name}`];
  if (kind === 'block') return inUnions(name, unions.get(name) ?? []).flatMap((one) => [one, `${one}_t`]);
  if (kind === 'union') return [name, `${name}_t`];
  if (kind === 'register') return ['trap', `trap.${name}`];
  if (kind === 'struct' || kind === 'enum') return [name, ...(fact['typedefs'] as string[])];
  if (of === undefined || global.has(kind)) return [name];
  // C reaches through a member without a name as if it were not there.
  return name.startsWith('(') ? [...wholes] : wholes.map((whole) => `${whole}.${name}`);
}

/** A block of a union has C's name for the two besides its own. */
function inUnions(name: string, unions: readonly string[]): string[] {
  return [name, ...unions.map((union) => `${union}_${name}`)];
}

function unionsOfBlocks(facts: readonly Fact[]): Map<string, string[]> {
  const unions = new Map<string, string[]>();
  for (const { kind, name, of } of facts) {
    if (kind === 'variant' && of !== undefined) append(unions, name, of);
  }
  return unions;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const group = map.get(key);
  if (group) group.push(value);
  else map.set(key, [value]);
}
