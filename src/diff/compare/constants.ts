// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import type { Sides } from '../side.js';
import { isRespelled, isSame, show } from '../words.js';
import { compareEnums } from './enums.js';
import { enumeratorRule } from './enum-values.js';

/** With so many names, which of them was respelled to which is nobody's question. */
const mostGuesses = 100_000;

/** Constants and enumerators: C has one name space for both. */
export function compareConstants(sides: Sides): Draft[] {
  const enums = compareEnums(sides);
  const rest = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => !enums.told.has(fact));
  const olds = rest([...sides.old.all('constant'), ...sides.old.all('enumerator')]);
  const news = rest([...sides.new.all('constant'), ...sides.new.all('enumerator')]);
  const { kept, removed, added } = matchByName(olds, news);
  const renamed = (removed.length * added.length > mostGuesses ? [] : removed).flatMap((old): Pair[] => {
    const now = added.find(
      (one) => isSame(one['value'], old['value']) && isRespelled(old.name, one.name) && one.kind === old.kind,
    );
    return now ? [{ old, new: now }] : [];
  });
  const taken = new Set(renamed.flatMap((pair) => [pair.old, pair.new]));
  return [
    ...enums.drafts,
    ...kept.flatMap(compareValue),
    ...renamed.map((pair): Draft => ({
      rule: pair.old.kind === 'constant' ? 'constant-renamed' : 'enumerator-renamed',
      name: pair.old.name,
      change: `now called ${pair.new.name}`,
      effect: 'Old binaries do not notice: the value is the same.',
      ...pair,
    })),
    ...removed.filter((fact) => !taken.has(fact)).map(toRemoval),
    ...added.filter((fact) => !taken.has(fact)).map(toAddition),
    ...[...enums.kept, ...kept].flatMap(compareType),
  ];
}

function compareValue(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  if (isSame(old['value'], now['value'])) return [];
  const own = enumeratorRule(now.name);
  const rule = now.kind === 'constant' && own !== 'size-bits-changed' ? 'constant-changed' : own;
  const change = `${show(now['value'])}, was ${show(old['value'])}`;
  return [{ rule, name: now.name, change, effect: valueEffect(rule, old), ...pair }];
}

function valueEffect(rule: RuleId, { name, value }: Fact): string {
  if (rule === 'size-bits-changed')
    return `An old binary goes on with ${show(value)} bits, which is another size than the kernel's.`;
  return `An old binary goes on with ${show(value)} for ${name}.`;
}

function compareType(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  const common = { name: now.name, change: `${describe(now)}, was ${describe(old)}`, ...pair };
  if (!isSame(old['type'], now['type'])) {
    const effect = isSame(old['value'], now['value'])
      ? 'Old binaries do not notice: the value is the same.'
      : 'The type is a matter of source; what the other value does is reported by itself.';
    return [{ rule: 'constant-type-changed', effect, ...common }];
  }
  // Where the value differs as well, the name does not mean what it meant.
  const isAlike = isSame(old['origin'], now['origin']) && old.kind === now.kind;
  if (isAlike || !isSame(old['value'], now['value'])) return [];
  const effect = 'Old binaries do not notice, and source only where the preprocessor asks for the name.';
  return [{ rule: 'declaration-changed', effect, ...common }];
}

function describe({ kind, type, origin }: Fact): string {
  return `${kind === 'enumerator' ? 'enumerator' : show(origin)} of type ${show(type)}`;
}

function toRemoval(old: Fact): Draft {
  const isEnumerator = old.kind === 'enumerator';
  return {
    rule: isEnumerator ? 'enumerator-removed' : 'constant-removed',
    name: old.name,
    change: `removed; it was ${show(old['value'])}`,
    effect: isEnumerator
      ? `An old binary goes on with ${show(old['value'])}, which means nothing, or something else.`
      : 'Old binaries go on with its value; source that names it does not compile.',
    old,
  };
}

function toAddition(now: Fact): Draft {
  return {
    rule: now.kind === 'enumerator' ? 'enumerator-added' : 'constant-added',
    name: now.name,
    change: `new: ${show(now['value'])}`,
    effect: 'Old binaries do not use it.',
    new: now,
  };
}
