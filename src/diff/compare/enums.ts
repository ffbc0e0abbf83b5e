// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, plural, show, were } from '../words.js';
import { enumUses } from './enum-uses.js';
import { chainEnums, compareValues } from './enum-values.js';

export interface EnumComparison {
  readonly drafts: readonly Draft[];
  /** Enumerators that nothing more is to be said about, but their types. */
  readonly told: ReadonlySet<Fact>;
  readonly kept: readonly Pair[];
}

/** Enums, and their enumerators as lists of numbers. */
export function compareEnums(sides: Sides): EnumComparison {
  const enums = matchEnums(sides);
  const useOf = enumUses(sides);
  const told = new Set<Fact>();
  const kept: Pair[] = [];
  const drafts = enums.kept.flatMap(compareEnum);
  for (const chain of chainEnums(enums.kept, sides)) {
    const values = compareValues(chain, sides, useOf);
    drafts.push(...values.drafts);
    values.told.forEach((fact) => told.add(fact));
    kept.push(...values.kept);
  }
  drafts.push(...enums.removed.flatMap((old) => compareGone(old, sides, told)));
  drafts.push(...enums.added.flatMap((now) => compareNew(now, sides, told)));
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

/** An enum without a name is nothing that source could name: what there is of it are its enumerators. */
function compareGone(old: Fact, sides: Sides, told: Set<Fact>): Draft[] {
  if (isNameless(old)) return [];
  const parts = sides.old.parts('enumerator', old);
  const gone = parts.filter(({ name }) => !isConstant(sides.new, name));
  const common = { name: old.name, old };
  if (gone.length === 0 && parts.length > 0) {
    const change = `removed; its ${plural(parts.length, 'enumerator')} ${parts.length === 1 ? 'is' : 'are'} elsewhere now`;
    const effect = 'Old binaries do not notice; source that names the enum does not compile.';
    return [{ rule: 'enum-dissolved', change, effect, ...common }];
  }
  gone.forEach((part) => told.add(part));
  const change = `removed, with ${countOf(gone, parts)}`;
  const effect = 'An old binary goes on with its numbers, which mean nothing, or something else.';
  return [{ rule: 'enum-removed', change, effect, ...common }];
}

function compareNew(now: Fact, sides: Sides, told: Set<Fact>): Draft[] {
  if (isNameless(now)) return [];
  const parts = sides.new.parts('enumerator', now);
  const come = parts.filter(({ name }) => !isConstant(sides.old, name));
  come.forEach((part) => told.add(part));
  const isOld = come.length === 0 && parts.length > 0;
  const before = isOld ? ` that ${were(parts.length)} there before` : '';
  const change = `new, with ${countOf(isOld ? parts : come, parts)}${before}`;
  return [{ rule: 'enum-added', name: now.name, change, effect: 'Old binaries do not use it.', new: now }];
}

/** `2 enumerators`, `2 of its 5 enumerators`. */
function countOf(some: readonly Fact[], all: readonly Fact[]): string {
  const total = plural(all.length, 'enumerator');
  return some.length === all.length ? total : `${some.length} of its ${total}`;
}

function compareEnum(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  const drafts: Draft[] = [];
  if (old.name !== now.name && !isNameless(old)) {
    const effect = 'Old binaries do not notice.';
    const change = isNameless(now) ? 'has no name now' : `now ${now.name}`;
    drafts.push({ rule: 'enum-renamed', name: old.name, change, effect, ...pair });
  }
  if (isNameless(old) && !isNameless(now)) {
    const change = `new: a name for what was ${old.name}`;
    drafts.push({
      rule: 'enum-added',
      name: now.name,
      change,
      effect: 'Old binaries do not use it.',
      ...pair,
    });
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

/** Neither a tag nor a typedef. */
function isNameless({ anonymous, typedefs }: Fact): boolean {
  return anonymous === true && !(Array.isArray(typedefs) && typedefs.length > 0);
}

/** C has one name space for constants and enumerators. */
function isConstant(side: Side, name: string): boolean {
  return side.find('constant', name) !== undefined || side.find('enumerator', name) !== undefined;
}

function describe({ size, signed }: Fact): string {
  return `${show(size)} bytes, ${signed === true ? 'signed' : 'unsigned'}`;
}
