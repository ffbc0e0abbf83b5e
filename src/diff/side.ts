// SPDX-License-Identifier: BSD-2-Clause
import { type Fact, type FactKind, factKinds, type FactsDocument, pathOf } from '../facts/fact.js';
import { borrowedWidths, withoutWidths } from './borrowed-widths.js';

/** One of the two documents, as far as it can be compared. */
export interface Side {
  readonly document: FactsDocument;
  /** The facts that are compared, in their order. */
  readonly facts: readonly Fact[];
  /** Facts of kinds that this version does not know: it can tell whether they differ, and no more. */
  readonly unknown: readonly Fact[];
  all(kind: FactKind): readonly Fact[];
  /** The parts of one kind that a fact has, in their order. */
  parts(kind: FactKind, of: Fact): readonly Fact[];
  find(kind: FactKind, path: string): Fact | undefined;
  /** Where a fact stands: a part without a place of its own stands where its whole does. */
  placeOf(fact: Fact): string | undefined;
}

export interface Sides {
  readonly old: Side;
  readonly new: Side;
}

/** A fact that is not compared, or a parameter of which the width is not: a side took the C headers from the built-in ones. */
export interface LeftOut {
  readonly side: 'old' | 'new';
  readonly kind: string;
  readonly name: string;
}

/** What is compared of two documents, and what is not. */
export interface Selected {
  readonly sides: Sides;
  readonly leftOut: readonly LeftOut[];
}

/** Kinds that are read from C headers. */
const headerKinds: ReadonlySet<string> = new Set([
  'limit',
  'constant',
  'enum',
  'enumerator',
  'struct',
  'member',
  'typedef',
  'alias',
] satisfies FactKind[]);

/**
 * What comes from the C headers is compared only if both sides have headers of their own: the built-in ones are those
 * of another release, maybe, and then every difference would be invented, and every agreement too. What seL4's build
 * generates says once more what labels, system calls, variants and methods say, and is left out without a word.
 */
export function selectComparable(old: FactsDocument, now: FactsDocument): Selected {
  const isBorrowed = old.hasBuiltInHeaders || now.hasBuiltInHeaders;
  const isLeftOut = ({ kind, builtIn }: Fact): boolean =>
    builtIn === true || (isBorrowed && headerKinds.has(kind));
  const widths = isBorrowed ? borrowedWidths(old, now) : undefined;
  const leftOut: LeftOut[] = [];
  const select = (side: 'old' | 'new', document: FactsDocument): Side => {
    const facts = document.facts
      .filter((fact) => !isGenerated(fact) && !isLeftOut(fact))
      .map((fact) => (widths ? withoutWidths(fact, widths.methods) : fact));
    const isWidth = (fact: Fact): boolean =>
      fact.kind === 'parameter' && widths?.because.has(fullName(fact)) === true;
    for (const fact of document.facts)
      if (!isGenerated(fact) && (isLeftOut(fact) || isWidth(fact)))
        leftOut.push({ side, kind: fact.kind, name: fullName(fact) });
    const isKnown = ({ kind }: Fact): boolean => Object.hasOwn(factKinds, kind);
    return createSide(
      document,
      facts.filter(isKnown),
      facts.filter((fact) => !isKnown(fact)),
    );
  };
  return { sides: { old: select('old', old), new: select('new', now) }, leftOut };
}

export function isGenerated({ at }: Fact): boolean {
  return typeof at === 'string' && at.startsWith('<generated>/');
}

function createSide(document: FactsDocument, facts: readonly Fact[], unknown: readonly Fact[]): Side {
  const byKind = new Map<string, Fact[]>();
  const byPath = new Map<string, Fact>();
  const byWhole = new Map<string, Fact[]>();
  const append = (map: Map<string, Fact[]>, key: string, fact: Fact): void => {
    const group = map.get(key);
    if (group) group.push(fact);
    else map.set(key, [fact]);
  };
  for (const fact of facts) {
    append(byKind, fact.kind, fact);
    byPath.set(`${fact.kind} ${pathOf(fact)}`, fact);
    if (fact.of !== undefined) append(byWhole, `${fact.kind} ${fact.of}`, fact);
  }
  const find = (kind: FactKind, path: string): Fact | undefined => byPath.get(`${kind} ${path}`);
  const placeOf = (fact: Fact): string | undefined => {
    const own = fact['at'] ?? fact['source'];
    if (typeof own === 'string') return own;
    const wholes: readonly FactKind[] = Object.hasOwn(factKinds, fact.kind) ? factKinds[fact.kind] : [];
    const whole = wholes.map((kind) => find(kind, fact.of ?? '')).find((found) => found);
    return whole && placeOf(whole);
  };
  return {
    document,
    facts,
    unknown,
    all: (kind) => byKind.get(kind) ?? [],
    parts: (kind, of) => byWhole.get(`${kind} ${pathOf(of)}`) ?? [],
    find,
    placeOf,
  };
}

/** Kinds that C declares for all, although they are parts. */
const global: ReadonlySet<string> = new Set(['method', 'absent-method', 'enumerator']);

/** How a fact is called in a finding. */
export function fullName({ kind, name, of }: Fact): string {
  return of === undefined || global.has(kind) ? name : `${of}.${name}`;
}
