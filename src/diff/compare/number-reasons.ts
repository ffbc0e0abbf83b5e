// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { matchByName, type Pair } from '../finding.js';
import { commonWords, listNames, were } from '../words.js';

/** More names than any kernel has: for them, reasons are not looked for. */
const mostReasons = 1000;

export const numberOf = ({ value }: Fact): bigint => BigInt(value as number | string);

/** Names of one number are looked at up to here: more is no list of numbers. */
const mostNames = 8;

/** Who has the number of a fact now: of several names, the one most like it. Marks and defaults are called otherwise. */
export function findHolder(now: readonly Fact[]): (fact: Fact) => Fact | undefined {
  const byNumber = groupByNumber(now);
  return (fact) => {
    const [first, ...others] = byNumber.get(numberOf(fact)) ?? [];
    const likeness = ({ name }: Fact): number => commonWords(name, fact.name);
    return others.reduce((best, each) => (best && likeness(each) <= likeness(best) ? best : each), first);
  };
}

export function groupByNumber(facts: readonly Fact[]): ReadonlyMap<bigint, readonly Fact[]> {
  const groups = new Map<bigint, Fact[]>();
  for (const fact of facts) {
    const names = groups.get(numberOf(fact));
    if (!names) groups.set(numberOf(fact), [fact]);
    else if (names.length < mostNames) names.push(fact);
  }
  return groups;
}

/** What may have moved a number. */
interface Reasons {
  readonly kept: readonly Pair[];
  readonly removed: readonly Fact[];
  readonly added: readonly Fact[];
}

/** One name for each number; what takes a number that was left moves nothing. */
export function toReasons(old: readonly Fact[], now: readonly Fact[]): Reasons {
  const { kept, removed, added } = matchByName(pickNames(old), pickNames(now));
  return {
    kept,
    removed: without(removed, new Set(added.map(numberOf))),
    added: without(added, new Set(removed.map(numberOf))),
  };
}

/**
 * Of several names of one number, the one that is most like all others of the list: marks such as the beginning and the
 * end of a range are called otherwise, and have the number of something.
 */
function pickNames(facts: readonly Fact[]): readonly Fact[] {
  const frequency = new Map<string, number>();
  const beginnings = ({ name }: Fact): string[] =>
    name.split('_').map((_, index, words) => words.slice(0, index + 1).join('_'));
  for (const beginning of facts.flatMap(beginnings))
    frequency.set(beginning, (frequency.get(beginning) ?? 0) + 1);
  const likeness = (fact: Fact): number =>
    beginnings(fact).reduce((sum, beginning) => sum + (frequency.get(beginning) ?? 0), 0);
  const picked = new Map<bigint, { readonly fact: Fact; readonly likeness: number }>();
  for (const fact of facts) {
    const other = picked.get(numberOf(fact));
    const own = { fact, likeness: likeness(fact) };
    if (!other || own.likeness > other.likeness) picked.set(numberOf(fact), own);
  }
  return [...picked.values()].map(({ fact }) => fact);
}

function without(facts: readonly Fact[], numbers: ReadonlySet<bigint>): Fact[] {
  return facts.filter((fact) => !numbers.has(numberOf(fact)));
}

/** What moved a number: what came, went or moved before it, as long as that adds up. */
export function whyMoved({ old, new: now }: Pair, { kept, removed, added }: Reasons): string | undefined {
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
