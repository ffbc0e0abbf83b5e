// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import { isRespelled, show } from '../words.js';
import { findHolder, groupByNumber, numberOf, toReasons, whyMoved } from './number-reasons.js';

/** Names with numbers: labels, system calls, tags, enumerators. */
export interface NumberedList {
  readonly old: readonly Fact[];
  readonly new: readonly Fact[];
  readonly rules: {
    readonly renumbered: (fact: Fact) => RuleId;
    readonly reused: RuleId;
    readonly renamed: RuleId;
    readonly removed: RuleId;
    readonly added: RuleId;
  };
  /** How a fact is called. */
  readonly nameOf: (fact: Fact) => string;
  /** Whether two names of one number stand for the same thing. */
  readonly isRenamed: (old: Fact, now: Fact) => boolean;
  /** What an old binary does wrong that uses the number of `old`, which now belongs to `holder`; `now` has its name. */
  readonly effect: (old: Fact, holder: Fact | undefined, now: Fact | undefined) => string;
  /** What an old binary does with what is new; where nothing is said, it does not use it. */
  readonly effectOfNew?: (now: Fact) => string;
  /** Why numbers may move without a trace. */
  readonly otherwise?: string;
  /**
   * What holds a number and moves others, where these are not the lists themselves: names that only count others hold
   * none, and some are told of elsewhere.
   */
  readonly holding?: { readonly old: readonly Fact[]; readonly new: readonly Fact[] };
}

export interface NumberedResult {
  readonly drafts: readonly Draft[];
  readonly renamed: readonly Pair[];
  readonly kept: readonly Pair[];
}

export function compareNumbered(list: NumberedList): NumberedResult {
  const { rules, nameOf } = list;
  const { kept, removed, added } = matchByName(list.old, list.new);
  const holding = list.holding ?? list;
  const reasons = toReasons(holding.old, holding.new);
  const holderOf = findHolder(holding.new);
  const isHolding = new Set([...holding.old, ...holding.new]);
  const fresh = groupByNumber(added);
  const renamed: Pair[] = [];
  const reused: Pair[] = [];
  for (const fact of removed) {
    const others = fresh.get(numberOf(fact)) ?? [];
    const same = others.find((now) => list.isRenamed(fact, now));
    const other = isHolding.has(fact) ? others.find((now) => isHolding.has(now)) : undefined;
    if (same) renamed.push({ old: fact, new: same });
    else if (other) reused.push({ old: fact, new: other });
  }
  const taken = new Set([...renamed, ...reused].flatMap((pair) => [pair.old, pair.new]));
  const gone = removed.filter((fact) => !taken.has(fact));
  const come = added.filter((fact) => !taken.has(fact));
  const moved = kept.filter((pair) => numberOf(pair.old) !== numberOf(pair.new));
  const drafts = [
    ...moved.map((pair): Draft => ({
      rule: rules.renumbered(pair.new),
      name: nameOf(pair.new),
      change: `${show(pair.new['value'])}, was ${show(pair.old['value'])}`,
      because: isListed(pair) ? (whyMoved(pair, reasons) ?? list.otherwise) : undefined,
      effect: list.effect(pair.old, holderOf(pair.old), pair.new),
      ...pair,
    })),
    ...reused.map((pair): Draft => ({
      rule: rules.reused,
      name: nameOf(pair.old),
      change: `removed, and its number ${show(pair.old['value'])} is now that of ${nameOf(pair.new)}`,
      effect: list.effect(pair.old, pair.new, undefined),
      ...pair,
    })),
    ...renamed.map((pair): Draft => ({
      rule: rules.renamed,
      name: nameOf(pair.old),
      change: `now called ${nameOf(pair.new)}`,
      effect: 'Old binaries do not notice; source has to use the new name.',
      ...pair,
    })),
    ...gone.map((old): Draft => ({
      rule: rules.removed,
      name: nameOf(old),
      change: `removed; it was ${show(old['value'])}`,
      effect: list.effect(old, holderOf(old), undefined),
      old,
    })),
    ...come.map((now): Draft => ({
      rule: rules.added,
      name: nameOf(now),
      change: `new: ${show(now['value'])}`,
      effect: list.effectOfNew?.(now) ?? 'Old binaries do not use it.',
      new: now,
    })),
  ];
  return { drafts, renamed, kept };
}

/** Not a macro on one side: that goes where its text says, whatever moves. */
function isListed({ old, new: now }: Pair): boolean {
  return old.kind === now.kind;
}

/** By their spelling alone. */
export function isRespelledFact(old: Fact, now: Fact): boolean {
  return isRespelled(old.name, now.name);
}
