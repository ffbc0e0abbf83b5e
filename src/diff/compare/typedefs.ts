// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, JsonObject } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import type { Sides } from '../side.js';
import { isSame, show } from '../words.js';
import { findType, isTypeName, resolveType } from './types.js';

/** A name of a struct or an enum goes with it. Headers make names of types in two ways, and may change from one to the other. */
export function compareTypedefs(sides: Sides, found: readonly Draft[]): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('typedef'), sides.new.all('typedef'));
  const redeclared = [...removed, ...sides.old.all('alias')].flatMap((old): Pair[] => {
    const now = isTypeName(old) ? findType(sides.new, old.name) : undefined;
    return now && now.kind !== old.kind ? [{ old, new: now }] : [];
  });
  const other = new Set(redeclared.map(({ new: { name } }) => name));
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
      .filter((fact) => !isGone(fact) && !other.has(fact.name))
      .map((old): Draft => ({
        rule: 'typedef-removed',
        name: old.name,
        change: `removed; it stood for ${show(old['type'])}`,
        effect: 'Old binaries do not notice; source that names it does not compile.',
        old,
      })),
    ...added
      .filter((fact) => !isNew(fact) && !other.has(fact.name))
      .map((now): Draft => ({
        rule: 'typedef-added',
        name: now.name,
        change: `new: ${show(now['type'])}`,
        effect: 'Old binaries do not use it.',
        new: now,
      })),
    ...kept.flatMap((pair) => compareTypedef(pair, isResized(pair.new))),
    ...redeclared.flatMap((pair) => compareDeclarations(pair, sides)),
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

/** A typedef that is a macro now, or the other way round. */
function compareDeclarations(pair: Pair, { old, new: now }: Sides): Draft[] {
  const [before, after] = [resolveType(old, pair.old), resolveType(now, pair.new)];
  const change = `${describeName(pair.new)}, was ${describeName(pair.old)}`;
  const common = { name: pair.new.name, change, ...pair };
  if (before.type === after.type) {
    const effect = 'Old binaries do not notice, and source only where the preprocessor asks for the name.';
    return [{ rule: 'declaration-changed', effect, ...common }];
  }
  const isSameLayout = ['size', 'align'].every((each) => isSame(before.layout?.[each], after.layout?.[each]));
  if (isSameLayout)
    return [
      { rule: 'typedef-changed', effect: 'Old binaries do not notice: the size is the same.', ...common },
    ];
  const effect = 'An old binary lays out what has this type in another way.';
  return [{ rule: 'typedef-resized', effect, ...common }];
}

function describeName({ kind, type, standsFor }: Fact): string {
  return kind === 'typedef' ? `typedef of ${show(type)}` : `macro for ${show(standsFor)}`;
}
