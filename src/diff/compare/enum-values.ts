// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft, Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import type { Side, Sides } from '../side.js';
import { show } from '../words.js';
import { pickCounterparts, tellCounterparts } from './enum-counterparts.js';
import { enumEffect, newEffect } from './enum-effects.js';
import { type enumUses, isCount, isLength } from './enum-uses.js';
import { compareNumbered, isRespelledFact } from './numbered.js';

/** Enumerators of one list of numbers, and macros that are their counterparts. */
interface Values {
  readonly drafts: readonly Draft[];
  readonly kept: readonly Pair[];
  /** What nobody else has to say something about, but of its type. */
  readonly told: readonly Fact[];
}

/**
 * Enums that number one thing: each begins with the count that the one before it ends with, on both sides. Object
 * types are three of them.
 */
export function chainEnums(enums: readonly Pair[], { old, new: now }: Sides): Pair[][] {
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

/**
 * Names that are enumerators on one side and macros on the other one are compared with the rest, or the list would have
 * holes that it has not. A macro beyond the count of the list is what headers give to names that a configuration does
 * not have: it is no number of the list. What changed from one enum to another is left for those who compare names.
 */
export function compareValues(
  chain: readonly Pair[],
  sides: Sides,
  useOf: ReturnType<typeof enumUses>,
): Values {
  const olds = chain.flatMap((pair) => sides.old.parts('enumerator', pair.old));
  const news = chain.flatMap((pair) => sides.new.parts('enumerator', pair.new));
  const before = pickCounterparts(news, olds, sides.old);
  const after = pickCounterparts(olds, news, sides.new);
  const homes = new Map(chain.flatMap((pair) => [pair.old.name, pair.new.name].map((name) => [name, pair])));
  const use = (fact: Fact): ReturnType<typeof useOf> => {
    const pair = homes.get((fact.kind === 'enumerator' ? fact : enumerators.get(fact.name))?.of ?? '');
    return pair ? useOf(fact, pair.old, pair.new) : 'unknown';
  };
  const enumerators = new Map([...olds, ...news].map((fact) => [fact.name, fact]));
  const isHolding = (fact: Fact): boolean => !isLength(fact.name) && use(fact) !== 'limit';
  const { drafts, kept } = compareNumbered({
    old: [...olds.filter(({ name }) => !after.elsewhere.has(name)), ...before.macros],
    new: [...news.filter(({ name }) => !before.elsewhere.has(name)), ...after.macros],
    holding: { old: olds.filter(isHolding), new: news.filter(isHolding) },
    rules: {
      renumbered: ({ name }) => enumeratorRule(name),
      reused: 'index-reused',
      renamed: 'enumerator-renamed',
      removed: 'enumerator-removed',
      added: 'enumerator-added',
    },
    nameOf: ({ name }) => name,
    isRenamed: (old, now) => !after.stubs.has(old.name) && isRespelledFact(old, now),
    effect: (old, holder, now) => enumEffect(use(old), old, holder, now),
    effectOfNew: (now) => newEffect(use(now)),
  });
  const parts = [...drafts, ...kept].flatMap((each) => [each.old, each.new]);
  return {
    drafts: drafts.map(tellCounterparts(before, after, kept, news)),
    kept,
    told: [...parts.filter((fact) => fact !== undefined), ...before.stubs.values(), ...after.stubs.values()],
  };
}

/** What a name says about its number. */
export function enumeratorRule(name: string): RuleId {
  if (name.endsWith('Bits')) return 'size-bits-changed';
  return isCount(name) ? 'count-changed' : 'enumerator-renumbered';
}
