// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { RuleId } from '../rules/table.js';
import { isRespelled, listNames, show, were } from '../words.js';

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
  /** What an old binary does wrong that uses the number of `old`, which now belongs to `holder`. */
  readonly effect: (old: Fact, holder: Fact | undefined) => string;
  /** Why numbers may move without a trace. */
  readonly otherwise?: string;
  /** Names that only say how many there are: they hold no number, and move none. */
  readonly isCount?: (fact: Fact) => boolean;
}

export interface NumberedResult {
  readonly drafts: readonly Draft[];
  readonly renamed: readonly Pair[];
  readonly kept: readonly Pair[];
}

/** More names than any kernel has: for them, reasons are not looked for. */
const mostReasons = 1000;

const numberOf = ({ value }: Fact): bigint => BigInt(value as number | string);

export function compareNumbered(list: NumberedList): NumberedResult {
  const { rules, nameOf } = list;
  const { kept, removed, added } = matchByName(list.old, list.new);
  const isReal = (fact: Fact): boolean => list.isCount?.(fact) !== true;
  const holders = new Map(
    list.new
      .filter(isReal)
      .reverse()
      .map((fact) => [numberOf(fact), fact]),
  );
  const fresh = new Map(added.filter(isReal).map((fact) => [numberOf(fact), fact]));
  const renamed: Pair[] = [];
  const reused: Pair[] = [];
  for (const fact of removed) {
    const now = fresh.get(numberOf(fact));
    if (now) (list.isRenamed(fact, now) ? renamed : reused).push({ old: fact, new: now });
  }
  const taken = new Set([...renamed, ...reused].flatMap((pair) => [pair.old, pair.new]));
  const gone = removed.filter((fact) => !taken.has(fact));
  const come = added.filter((fact) => !taken.has(fact));
  const real = kept.filter((pair) => isReal(pair.new));
  const moved = kept.filter((pair) => numberOf(pair.old) !== numberOf(pair.new));
  const drafts = [
    ...moved.map((pair): Draft => ({
      rule: rules.renumbered(pair.new),
      name: nameOf(pair.new),
      change: `${show(pair.new['value'])}, was ${show(pair.old['value'])}`,
      because: whyMoved(pair, real, gone.filter(isReal), come.filter(isReal)) ?? list.otherwise,
      effect: list.effect(pair.old, holders.get(numberOf(pair.old))),
      ...pair,
    })),
    ...reused.map((pair): Draft => ({
      rule: rules.reused,
      name: nameOf(pair.old),
      change: `removed, and its number ${show(pair.old['value'])} is now that of ${nameOf(pair.new)}`,
      effect: list.effect(pair.old, pair.new),
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
      effect: list.effect(old, holders.get(numberOf(old))),
      old,
    })),
    ...come.map((now): Draft => ({
      rule: rules.added,
      name: nameOf(now),
      change: `new: ${show(now['value'])}`,
      effect: 'Old binaries do not use it.',
      new: now,
    })),
  ];
  return { drafts, renamed, kept };
}

/** What moved a number: what came, went or moved before it, as long as that adds up. */
function whyMoved(
  { old, new: now }: Pair,
  kept: readonly Pair[],
  removed: readonly Fact[],
  added: readonly Fact[],
): string | undefined {
  if (kept.length > mostReasons) return undefined;
  const from = size(old);
  const to = size(now);
  const swapped = kept.find((each) => size(each.old) === to && size(each.new) === from);
  const come = added.filter((fact) => size(fact) < to);
  const gone = removed.filter((fact) => size(fact) < from);
  if (swapped && come.length + gone.length === 0) return `it changed places with ${swapped.new.name}`;
  const others = kept.filter((each) => each.new !== now);
  const before = others.filter((each) => size(each.old) > from && size(each.new) < to);
  const behind = others.filter((each) => size(each.old) < from && size(each.new) > to);
  const news = (pairs: readonly Pair[]): Fact[] => pairs.map((pair) => pair.new);
  const shift = distinct(come) - distinct(gone) + distinct(news(before)) - distinct(news(behind));
  if (shift !== Number(to - from) || shift === 0) return undefined;
  const parts = [
    describe(come, 'inserted before it'),
    describe(gone, 'removed before it'),
    describe(news(before), 'moved before it'),
    describe(news(behind), 'moved behind it'),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function describe(facts: readonly Fact[], what: string): string | undefined {
  return facts.length === 0 ? undefined : `${listNames(names(facts))} ${were(facts.length)} ${what}`;
}

/** System calls count downwards. */
function size(fact: Fact): bigint {
  const number = numberOf(fact);
  return number < 0n ? -number : number;
}

function distinct(facts: readonly Fact[]): number {
  return new Set(facts.map(numberOf)).size;
}

function names(facts: readonly Fact[]): string[] {
  return facts.map(({ name }) => name);
}

/** By their spelling alone. */
export function isRespelledFact(old: Fact, now: Fact): boolean {
  return isRespelled(old.name, now.name);
}
