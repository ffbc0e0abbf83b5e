// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft, Pair } from '../finding.js';
import type { Side } from '../side.js';
import { isSame, show } from '../words.js';
import { isCount } from './enum-uses.js';
import { numberOf } from './number-reasons.js';

/** What one side has in the place of enumerators that the other side has in a list of numbers. */
export interface Counterparts {
  /** Macros: other names for numbers of the list, mostly. */
  readonly macros: readonly Fact[];
  /** Macros for what the configuration does not have. */
  readonly stubs: ReadonlyMap<string, Fact>;
  /** Names that are in another enum. */
  readonly elsewhere: ReadonlySet<string>;
}

/**
 * For the enumerators of the other side, and those of this one. A macro at or beyond the count of the list is no number of
 * it: headers define such for names that a configuration does not have.
 */
export function pickCounterparts(others: readonly Fact[], own: readonly Fact[], side: Side): Counterparts {
  const here = new Set(own.map(({ name }) => name));
  const counts = own.filter(({ name }) => isCount(name)).map(numberOf);
  const isBeyond = (fact: Fact): boolean =>
    counts.length > 0 && counts.every((count) => numberOf(fact) >= count);
  const macros: Fact[] = [];
  const stubs = new Map<string, Fact>();
  const elsewhere = new Set<string>();
  for (const { name } of others) {
    if (here.has(name)) continue;
    const macro = side.find('constant', name);
    if (macro && isBeyond(macro) && !isCount(name)) stubs.set(name, macro);
    else if (macro) macros.push(macro);
    else if (side.find('enumerator', name)) elsewhere.add(name);
  }
  return { macros, stubs, elsewhere };
}

/** Says of a name that came, went or moved what the counterpart is. */
export function tellCounterparts(
  { stubs: before }: Counterparts,
  { stubs: after }: Counterparts,
  kept: readonly Pair[],
  news: readonly Fact[],
): (draft: Draft) => Draft {
  const left = kept.filter(
    (pair) => pair.new.kind === 'constant' && isSame(pair.old['value'], pair.new['value']),
  );
  return (draft) => {
    const { rule, old, new: now } = draft;
    const was = before.get(now?.name ?? '');
    const is = after.get(old?.name ?? '');
    if (rule === 'enumerator-added' && was)
      return {
        ...draft,
        old: was,
        change: `${draft.change}; it was ${show(was['value'])}, which stands for nothing`,
      };
    if (rule === 'enumerator-removed' && is)
      return {
        ...draft,
        new: is,
        change: `${draft.change}; now it is ${show(is['value'])}, which stands for nothing`,
      };
    if (rule === 'enumerator-added') {
      const same = left.find((pair) => isSame(pair.new['value'], now?.['value']));
      return same
        ? { ...draft, change: `${draft.change}, in the place of ${same.new.name}, which is a macro now` }
        : draft;
    }
    if (old?.kind !== 'enumerator' || now?.kind !== 'constant') return draft;
    const same = news.find(({ value }) => isSame(value, now['value']));
    return same ? { ...draft, because: `it is a macro now, with the number of ${same.name}` } : draft;
  };
}
