// SPDX-License-Identifier: BSD-2-Clause
import { type Fact, type FactKind, factKinds, pathOf } from './fact.js';
import { InvalidDocument, Reader } from './reader.js';

/** A fact, and what reads its properties. */
export interface FactReader {
  readonly fact: Fact;
  readonly read: Reader;
}

/** The facts of a document by kind, and parts by what they are parts of. */
export interface FactIndex {
  all(...kinds: readonly FactKind[]): FactReader[];
  /** The parts of one kind that a fact has, in their order. */
  parts(kind: FactKind, of: Fact): FactReader[];
}

/** Kinds that this version does not know are passed over: a later one may have written them. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const known = facts
    .map((fact, index) => ({ fact, read: new Reader(fact, `facts[${index}]`) }))
    .filter(({ fact }) => Object.hasOwn(factKinds, fact.kind));
  checkParts(known);
  const parts = new Map<string, FactReader[]>();
  for (const each of known) {
    const key = `${each.fact.kind} ${each.fact.of}`;
    const group = parts.get(key);
    if (group) group.push(each);
    else parts.set(key, [each]);
  }
  return {
    all: (...kinds) => known.filter(({ fact }) => kinds.includes(fact.kind)),
    parts: (kind, of) => parts.get(`${kind} ${pathOf(of)}`) ?? [],
  };
}

/** What has parts is named once, and every part has its whole: otherwise parts would get lost or mixed up. */
function checkParts(facts: readonly FactReader[]): void {
  const whole = new Set<FactKind>(Object.values(factKinds).flat());
  const named = new Set<string>();
  for (const { fact, read } of facts) {
    const key = `${fact.kind} ${pathOf(fact)}`;
    if (whole.has(fact.kind) && named.has(key)) read.wrong('name', `unique among its kind: ${fact.name}`);
    named.add(key);
  }
  for (const { fact, read } of facts) {
    const parents = factKinds[fact.kind];
    if (parents.length === 0) continue;
    const of = read.text('of');
    if (!parents.some((kind) => named.has(`${kind} ${of}`)))
      throw new InvalidDocument(`${fact.kind} ${fact.name} is part of ${of}, which is not in the document`);
  }
}
