// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Sides } from '../side.js';
import { isSame, listNames, show, were } from '../words.js';
import { compareParameter, describe, extent, isResult, isSamePlace, type WordSizes } from './parameter.js';

/** Arguments and results of a method that both sides have. */
export function compareParameters(method: Pair, sides: Sides): Draft[] {
  const [before, after] = [sides.old.document.target.wordSize, sides.new.document.target.wordSize];
  const wordSizes = { old: before, new: after };
  const olds = sides.old.parts('parameter', method.old);
  const news = sides.new.parts('parameter', method.new);
  const { kept, removed, added } = matchByName(olds, news);
  const renamed = removed.flatMap((old): Pair[] => {
    const now = added.find((one) => isSamePlace(old, one, wordSizes));
    return now ? [{ old, new: now }] : [];
  });
  const taken = new Set(renamed.flatMap((pair) => [pair.old, pair.new]));
  const gone = removed.filter((fact) => !taken.has(fact));
  const come = added.filter((fact) => !taken.has(fact));
  const reordered = compareOrder(method, kept, news, wordSizes);
  const name = method.new.name;
  return [
    ...reordered,
    ...gone.map((old) => removal(old, name, method, before)),
    ...come.map((now) => insertion(now, name, method, after)),
    ...renamed.map((pair): Draft => ({
      rule: isResult(pair.new) ? 'result-renamed' : 'parameter-renamed',
      name: `${name}.${pair.old.name}`,
      change: `now called ${pair.new.name}`,
      effect: 'Old binaries do not notice.',
      ...pair,
    })),
    ...kept.flatMap((pair) =>
      compareParameter(pair, {
        name: `${name}.${pair.new.name}`,
        wordSizes,
        explained: reordered.some(({ rule }) => rule === 'parameter-reordered'),
        because: whyMoved(pair, gone, come, kept, olds, news, wordSizes),
      }),
    ),
  ];
}

function removal(old: Fact, method: string, pair: Pair, wordSize: number): Draft {
  return {
    rule: 'parameter-removed',
    name: `${method}.${old.name}`,
    change: `removed; it was ${describe(old, wordSize)}`,
    effect: isResult(old)
      ? 'An old binary reads a result that the kernel does not give any more.'
      : `An old binary sends it still, and the kernel takes it for something else${requestChange(pair)}.`,
    old,
    new: pair.new,
  };
}

function insertion(now: Fact, method: string, pair: Pair, wordSize: number): Draft {
  return {
    rule: 'parameter-added',
    name: `${method}.${now.name}`,
    change: `new: ${describe(now, wordSize)}`,
    effect: isResult(now)
      ? 'An old binary does not read this result, and may read others from the wrong place.'
      : `An old binary does not send it: the kernel refuses the message, or takes what happens to be there${requestChange(pair)}.`,
    old: pair.old,
    new: now,
  };
}

/** What the kernel sees of it, for the sentence about old binaries. */
function requestChange({ old, new: now }: Pair): string {
  if (isSame(old['requestWords'], now['requestWords'])) return '';
  return ` (${show(old['requestWords'])} words are sent, ${show(now['requestWords'])} are expected)`;
}

function compareOrder(
  method: Pair,
  kept: readonly Pair[],
  news: readonly Fact[],
  wordSizes: WordSizes,
): Draft[] {
  return ['in', 'out'].flatMap((direction): Draft[] => {
    const own = kept.filter(
      (pair) => pair.old['direction'] === direction && pair.new['direction'] === direction,
    );
    const before = own.map((pair) => pair.old.name);
    const after = news.map(({ name }) => name).filter((name) => before.includes(name));
    if (isSame(before, after)) return [];
    const isMoved = own.some((pair) => !isSamePlace(pair.old, pair.new, wordSizes, true));
    const what = direction === 'in' ? 'arguments' : 'results';
    return [
      {
        rule: isMoved ? 'parameter-reordered' : 'arguments-reordered',
        name: method.new.name,
        change: `${what} are ${after.join(', ')}; they were ${before.join(', ')}`,
        effect: isMoved
          ? 'An old binary passes values in the places of other ones, and the kernel cannot tell.'
          : 'Old binaries do not notice: each value is where it was in the message.',
        ...method,
      },
    ];
  });
}

/** Arguments before this one that came, went, or have another size. */
function whyMoved(
  pair: Pair,
  gone: readonly Fact[],
  come: readonly Fact[],
  kept: readonly Pair[],
  olds: readonly Fact[],
  news: readonly Fact[],
  wordSizes: WordSizes,
): string | undefined {
  const isBefore = (fact: Fact, list: readonly Fact[], of: Fact): boolean =>
    list.indexOf(fact) < list.indexOf(of) && fact['direction'] === of['direction'];
  const inserted = come.filter((fact) => isBefore(fact, news, pair.new)).map(({ name }) => name);
  const removed = gone.filter((fact) => isBefore(fact, olds, pair.old)).map(({ name }) => name);
  const resized = kept
    .filter((each) => isBefore(each.new, news, pair.new))
    .filter((each) => extent(each.old, wordSizes.old) !== extent(each.new, wordSizes.new))
    .map((each) => each.new.name);
  const parts = [
    ...(inserted.length > 0 ? [`${listNames(inserted)} ${were(inserted.length)} inserted before it`] : []),
    ...(removed.length > 0 ? [`${listNames(removed)} ${were(removed.length)} removed before it`] : []),
    ...(resized.length > 0
      ? [`${listNames(resized)} before it ${resized.length === 1 ? 'travels' : 'travel'} as another type`]
      : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
