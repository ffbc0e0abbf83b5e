// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';
import { compareTypedefs } from './typedefs.js';
import { isTypeName, resolveType } from './types.js';

/** Typedefs and aliases, given what was found about what they stand for. */
export function compareNames(sides: Sides, found: readonly Draft[]): Draft[] {
  return [...compareTypedefs(sides, found), ...compareAliases(sides)];
}

function compareAliases(sides: Sides): Draft[] {
  const { kept, ...others } = matchByName(sides.old.all('alias'), sides.new.all('alias'));
  const isTypedef = (side: Side, fact: Fact): boolean =>
    isTypeName(fact) && side.find('typedef', fact.name) !== undefined;
  const removed = others.removed.filter((fact) => !isTypedef(sides.new, fact));
  const added = others.added.filter((fact) => !isTypedef(sides.old, fact));
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
    ...changed.map((pair) => compareAlias(pair, sides)),
  ];
}

function compareAlias(pair: Pair, { old, new: now }: Sides): Draft {
  const change = `${describeAlias(pair.new)}, was ${describeAlias(pair.old)}`;
  const common = { name: pair.new.name, change, ...pair };
  const areTypes = isTypeName(pair.old) && isTypeName(pair.new);
  // Another name of the same type, maybe.
  if (areTypes && resolveType(old, pair.old).type === resolveType(now, pair.new).type)
    return { rule: 'declaration-changed', effect: 'Neither old binaries nor source notice.', ...common };
  const effect = 'Old binaries do not notice; source does something else, or does not compile.';
  return { rule: 'alias-changed', effect, ...common };
}

function describeAlias({ entity, standsFor, call }: Fact): string {
  return `${show(entity)} ${show(standsFor)}${call === undefined ? '' : ` called as ${show(call)}`}`;
}
