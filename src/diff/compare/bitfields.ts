// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, plural, show } from '../words.js';

/** Blocks and their fields. Blocks of unions come, go and are resized with these. */
export function compareBlocks(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('block'), sides.new.all('block'));
  const inUnion = (side: Side): ReadonlySet<string> => new Set(side.all('variant').map(({ name }) => name));
  const olds = inUnion(sides.old);
  const news = inUnion(sides.new);
  return [
    ...removed
      .filter(({ name }) => !olds.has(name))
      .map((old): Draft => ({
        rule: 'block-removed',
        name: old.name,
        change: 'removed',
        effect: 'An old binary takes for it what has another form now.',
        old,
      })),
    ...added
      .filter(({ name }) => !news.has(name))
      .map((now): Draft => ({
        rule: 'block-added',
        name: now.name,
        change: 'new',
        effect: 'Old binaries do not use it.',
        new: now,
      })),
    ...kept.flatMap((pair) => compareBlock(pair, sides, olds.has(pair.old.name) && news.has(pair.new.name))),
  ];
}

function compareBlock(pair: Pair, sides: Sides, isInUnion: boolean): Draft[] {
  const { old, new: now } = pair;
  const fields = matchByName(sides.old.parts('field', old), sides.new.parts('field', now));
  const drafts: Draft[] = [];
  if (!isInUnion && (!isSame(old['words'], now['words']) || !isSame(old['wordBits'], now['wordBits']))) {
    drafts.push({
      rule: 'block-resized',
      name: now.name,
      change: `${size(now)}, was ${size(old)}`,
      effect: 'An old binary copies too few words, or words that are something else.',
      ...pair,
    });
  }
  const renamed = fields.removed.flatMap((one): Pair[] => {
    const same = fields.added.find((other) => isSameBits(one, other));
    return same ? [{ old: one, new: same }] : [];
  });
  const names = new Map(renamed.map((each) => [each.old.name, each.new.name]));
  const before = constructorOf(old).map((name) => names.get(name) ?? name);
  const after = constructorOf(now);
  const isSameSet = isSame([...before].sort(), [...after].sort());
  if (isSameSet && !isSame(before, after)) {
    drafts.push({
      rule: 'constructor-reordered',
      name: now.name,
      change: `the constructor takes ${after.join(', ')}; it was ${before.join(', ')}`,
      effect: fields.kept.every((each) => isSameBits(each.old, each.new))
        ? 'Old binaries do not notice: the bits are where they were.'
        : 'The order is a matter of source; what moved bits do to old binaries is reported by itself.',
      ...pair,
    });
  }
  const taken = new Set(renamed.flatMap((each) => [each.old, each.new]));
  return [
    ...drafts,
    ...renamed.map((each): Draft => ({
      rule: 'field-renamed',
      name: `${now.name}.${each.old.name}`,
      change: `now called ${each.new.name}`,
      effect: 'Old binaries do not notice: the bits are the same.',
      ...each,
    })),
    ...fields.removed.filter((fact) => !taken.has(fact)).map(removal),
    ...fields.added.filter((fact) => !taken.has(fact)).map(addition),
    ...fields.kept.flatMap((each) => compareField(each, whyMoved(each, fields.kept))),
  ];
}

function removal(old: Fact): Draft {
  const change = `removed; it was bits ${bits(old)}`;
  const effect = 'An old binary reads and writes bits that have no meaning, or another one.';
  return { rule: 'field-removed', name: `${old.of}.${old.name}`, change, effect, old };
}

function addition(now: Fact): Draft {
  const change = `new: bits ${bits(now)}`;
  const effect = 'An old binary leaves its bits at 0 and does not read them.';
  return { rule: 'field-added', name: `${now.of}.${now.name}`, change, effect, new: now };
}

function compareField(pair: Pair, because: string | undefined): Draft[] {
  const { old, new: now } = pair;
  const name = `${now.of}.${now.name}`;
  const change = `bits ${bits(now)}, was ${bits(old)}`;
  const drafts: Draft[] = [];
  const difference = Number(now['width']) - Number(old['width']);
  if (difference !== 0) {
    drafts.push({
      rule: difference > 0 ? 'field-widened' : 'field-narrowed',
      name,
      change,
      because,
      effect:
        difference > 0
          ? 'An old binary cuts large values off.'
          : 'An old binary takes bits of a neighbour for part of the value, and writes over them.',
      ...pair,
    });
  }
  // A field that grew at one end has not moved; it is where it was and more.
  const isMoved = !isSame(old['offset'], now['offset']);
  if (isMoved && (difference === 0 || !isSame(end(old), end(now)))) {
    const effect = 'An old binary reads and writes bits that mean something else.';
    drafts.push({ rule: 'field-moved', name, change, because, effect, ...pair });
  }
  if (['high', 'valueShift', 'signBit'].some((each) => !isSame(old[each], now[each]))) {
    drafts.push({
      rule: 'field-encoding-changed',
      name,
      change: `${encoding(now)}, was ${encoding(old)}`,
      effect: 'An old binary reads another value from the same bits.',
      ...pair,
    });
  }
  return drafts;
}

function whyMoved(pair: Pair, kept: readonly Pair[]): string | undefined {
  const other = kept.find(
    (each) =>
      each !== pair &&
      isSame(each.old['offset'], pair.new['offset']) &&
      isSame(each.new['offset'], pair.old['offset']),
  );
  return other && `it changed places with ${other.new.name}`;
}

/** TypeScript takes it for what every object has under this name. */
function constructorOf(block: Fact): readonly string[] {
  return (block as unknown as { readonly constructor: readonly string[] }).constructor;
}

function isSameBits(a: Fact, b: Fact): boolean {
  return ['offset', 'width', 'high', 'valueShift', 'signBit'].every((each) => isSame(a[each], b[each]));
}

function end({ offset, width }: Fact): number {
  return Number(offset) + Number(width);
}

function bits(field: Fact): string {
  return `${end(field) - 1}:${show(field['offset'])}`;
}

function encoding({ high, valueShift, signBit }: Fact): string {
  const shift = valueShift === undefined ? '' : ` from bit ${show(valueShift)}`;
  const sign = signBit === undefined ? '' : `, sign bit ${show(signBit)}`;
  return `${high === true ? 'high bits' : 'low bits'}${shift}${sign}`;
}

export function size({ words, wordBits }: Fact): string {
  return `${plural(Number(words), 'word')} of ${show(wordBits)} bits`;
}
