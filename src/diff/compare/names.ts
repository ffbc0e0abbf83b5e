// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, JsonObject } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import type { Sides } from '../side.js';
import { isSame, show } from '../words.js';

/** Typedefs and aliases, given what was found about what they stand for. */
export function compareNames(sides: Sides, found: readonly Draft[]): Draft[] {
  return [...compareTypedefs(sides, found), ...compareAliases(sides)];
}

/** A name of a struct or an enum goes with it. */
function compareTypedefs(sides: Sides, found: readonly Draft[]): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('typedef'), sides.new.all('typedef'));
  const isTold = (...rules: readonly RuleId[]): ((typedef: Fact) => boolean) => {
    const own = found.filter(({ rule }) => rules.includes(rule));
    const names = new Set<unknown>(own.map(({ name }) => name));
    return ({ shape }) => names.has((shape as JsonObject | undefined)?.['named']);
  };
  const isGone = isTold('struct-removed', 'enum-removed');
  const isNew = isTold('struct-added', 'enum-added');
  const isResized = isTold('struct-grown', 'struct-shrunk', 'struct-realigned', 'enum-resized');
  return [
    ...removed
      .filter((fact) => !isGone(fact))
      .map((old): Draft => ({
        rule: 'typedef-removed',
        name: old.name,
        change: `removed; it stood for ${show(old['type'])}`,
        effect: 'Old binaries do not notice; source that names it does not compile.',
        old,
      })),
    ...added
      .filter((fact) => !isNew(fact))
      .map((now): Draft => ({
        rule: 'typedef-added',
        name: now.name,
        change: `new: ${show(now['type'])}`,
        effect: 'Old binaries do not use it.',
        new: now,
      })),
    ...kept.flatMap((pair) => compareTypedef(pair, isResized(pair.new))),
  ];
}

function compareTypedef(pair: Pair, isTold: boolean): Draft[] {
  const { old, new: now } = pair;
  const describe = ({ type, size, align }: Fact): string =>
    size === undefined ? show(type) : `${show(type)}, ${show(size)} bytes aligned to ${show(align)}`;
  const common = { name: now.name, change: `${describe(now)}, was ${describe(old)}`, ...pair };
  const isSameType = isSame(old['type'], now['type']) && isSame(old['shape'], now['shape']);
  if (!isSame(old['size'], now['size']) || !isSame(old['align'], now['align'])) {
    if (isTold && isSameType) return [];
    return [
      {
        rule: 'typedef-resized',
        ...common,
        effect: 'An old binary lays out what has this type in another way.',
      },
    ];
  }
  if (isSameType) return [];
  return [
    { rule: 'typedef-changed', ...common, effect: 'Old binaries do not notice: the size is the same.' },
  ];
}

function compareAliases(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('alias'), sides.new.all('alias'));
  const changed = kept.filter((pair) =>
    ['entity', 'standsFor', 'call'].some((each) => !isSame(pair.old[each], pair.new[each])),
  );
  return [
    ...removed.map((old): Draft => ({
      rule: 'alias-removed',
      name: old.name,
      change: `removed; it stood for ${show(old['standsFor'])}`,
      effect: 'Old binaries do not notice; source that names it does not compile.',
      old,
    })),
    ...added.map((now): Draft => ({
      rule: 'alias-added',
      name: now.name,
      change: `new: stands for ${show(now['standsFor'])}`,
      effect: 'Old binaries do not use it.',
      new: now,
    })),
    ...changed.map((pair): Draft => ({
      rule: 'alias-changed',
      name: pair.new.name,
      change: `${describeAlias(pair.new)}, was ${describeAlias(pair.old)}`,
      effect: 'Old binaries do not notice; source does something else, or does not compile.',
      ...pair,
    })),
  ];
}

function describeAlias({ entity, standsFor, call }: Fact): string {
  return `${show(entity)} ${show(standsFor)}${call === undefined ? '' : ` called as ${show(call)}`}`;
}
