// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import type { Side, Sides } from '../side.js';
import { isSame, plural, show } from '../words.js';
import { compareNumbered, isRespelledFact } from './numbered.js';

export interface EnumComparison {
  readonly drafts: readonly Draft[];
  /** Enumerators that nothing more is to be said about, but their types. */
  readonly told: ReadonlySet<Fact>;
  readonly kept: readonly Pair[];
}

/** Enums, and their enumerators as lists of numbers. */
export function compareEnums(sides: Sides): EnumComparison {
  const enums = matchEnums(sides);
  const drafts: Draft[] = [];
  const told = new Set<Fact>();
  const kept: Pair[] = [];
  drafts.push(...enums.kept.flatMap(compareEnum));
  for (const chain of chainEnums(enums.kept, sides)) {
    const values = compareValues(chain, sides);
    drafts.push(...values.drafts);
    for (const each of [...values.drafts, ...values.kept])
      for (const fact of [each.old, each.new]) if (fact) told.add(fact);
    kept.push(...values.kept);
  }
  for (const old of enums.removed) {
    const parts = sides.old.parts('enumerator', old).filter(({ name }) => !has(sides.new, name));
    parts.forEach((part) => told.add(part));
    const change = `removed, with ${plural(parts.length, 'enumerator')}`;
    const effect = 'An old binary goes on with its numbers, which mean nothing, or something else.';
    drafts.push({ rule: 'enum-removed', name: old.name, change, effect, old });
  }
  for (const now of enums.added) {
    const parts = sides.new.parts('enumerator', now).filter(({ name }) => !has(sides.old, name));
    parts.forEach((part) => told.add(part));
    const change = `new, with ${plural(parts.length, 'enumerator')}`;
    drafts.push({
      rule: 'enum-added',
      name: now.name,
      change,
      effect: 'Old binaries do not use it.',
      new: now,
    });
  }
  return { drafts, told, kept };
}

/** By name; one that has another name is the one that most enumerators say it is. */
function matchEnums({ old, new: now }: Sides): ReturnType<typeof matchByName> {
  const byName = matchByName(old.all('enum'), now.all('enum'));
  const others = byName.removed.flatMap((one): Pair[] => {
    const names = new Set(old.parts('enumerator', one).map(({ name }) => name));
    const same = byName.added.find((other) =>
      now.parts('enumerator', other).some(({ name }) => names.has(name)),
    );
    return same ? [{ old: one, new: same }] : [];
  });
  const taken = new Set(others.flatMap((pair) => [pair.old, pair.new]));
  return {
    kept: [...byName.kept, ...others],
    removed: byName.removed.filter((fact) => !taken.has(fact)),
    added: byName.added.filter((fact) => !taken.has(fact)),
  };
}

function compareEnum(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  const drafts: Draft[] = [];
  const isNamed = old['anonymous'] !== true || now['anonymous'] !== true;
  if (old.name !== now.name && isNamed) {
    const effect = 'Old binaries do not notice.';
    drafts.push({ rule: 'enum-renamed', name: old.name, change: `now ${now.name}`, effect, ...pair });
  }
  if (!isSame(old['size'], now['size']) || !isSame(old['signed'], now['signed'])) {
    drafts.push({
      rule: 'enum-resized',
      name: now.name,
      change: `${describe(now)}, was ${describe(old)}`,
      effect: 'An old binary reads and writes too many bytes of it, or too few.',
      ...pair,
    });
  }
  return drafts;
}

/**
 * Enums that number one thing: each begins with the count that the one before it ends with, on both sides. Object
 * types are three of them.
 */
function chainEnums(enums: readonly Pair[], { old, new: now }: Sides): Pair[][] {
  const link = (side: Side, of: Fact): { readonly first: string; readonly count: string | undefined } => {
    const values = side.parts('enumerator', of);
    const last = values.at(-1);
    return {
      first: show(values[0]?.['value']),
      count: last?.name.endsWith('Count') ? show(last['value']) : undefined,
    };
  };
  const ends = enums.map((pair) => ({ pair, old: link(old, pair.old), new: link(now, pair.new) }));
  const chains: Pair[][] = [];
  let open: (typeof ends)[number] | undefined;
  for (const each of ends) {
    const follows =
      open?.old.count !== undefined && open.old.count === each.old.first && open.new.count === each.new.first;
    if (follows) chains.at(-1)?.push(each.pair);
    else chains.push([each.pair]);
    open = each;
  }
  return chains;
}

/** Enumerators that changed enums, or became constants, are left for those who compare names. */
function compareValues(chain: readonly Pair[], sides: Sides): ReturnType<typeof compareNumbered> {
  const olds = chain.flatMap((pair) => sides.old.parts('enumerator', pair.old));
  const news = chain.flatMap((pair) => sides.new.parts('enumerator', pair.new));
  const isHere = (list: readonly Fact[], other: Side): ((fact: Fact) => boolean) => {
    const here = new Set(list.map(({ name }) => name));
    return ({ name }) => here.has(name) || !has(other, name);
  };
  return compareNumbered({
    old: olds.filter(isHere(news, sides.new)),
    new: news.filter(isHere(olds, sides.old)),
    isCount: (fact) => valueRule(fact) === 'count-changed',
    rules: {
      renumbered: valueRule,
      reused: 'index-reused',
      renamed: 'enumerator-renamed',
      removed: 'enumerator-removed',
      added: 'enumerator-added',
    },
    nameOf: ({ name }) => name,
    isRenamed: isRespelledFact,
    effect: ({ name, value }, holder) =>
      holder && holder.name !== name
        ? `An old binary that means ${name} says ${holder.name}.`
        : `An old binary that means ${name} says ${show(value)}, which is none of them now.`,
  });
}

/** What a name says about its number. */
export function valueRule({ kind, name }: Fact): RuleId {
  if (name.endsWith('Bits')) return 'size-bits-changed';
  if (kind === 'constant') return 'constant-changed';
  return /(?:^|_)Num(?=[A-Z]|$)|Count$/.test(name) ? 'count-changed' : 'enumerator-renumbered';
}

function has(side: Side, name: string): boolean {
  return names(side).has(name);
}

const namesOf = new WeakMap<Side, ReadonlySet<string>>();

function names(side: Side): ReadonlySet<string> {
  let known = namesOf.get(side);
  if (!known) {
    known = new Set([...side.all('constant'), ...side.all('enumerator')].map(({ name }) => name));
    namesOf.set(side, known);
  }
  return known;
}

function describe({ size, signed }: Fact): string {
  return `${show(size)} bytes, ${signed === true ? 'signed' : 'unsigned'}`;
}
