// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Place } from '../model/place.js';
import type { Locate } from '../text/locate.js';
import { isKeyword } from './rust-names.js';

/** A name of the generated code, with what gives it. */
export interface Item {
  /** The Rust item. */
  readonly item: string;
  /** What gives it, for the message: a name of the specs, or words for what the generated code has by itself. */
  readonly name: string;
  /** Undefined for what the generated code has by itself. */
  readonly place: Place | undefined;
}

/** Where the names of the specs stand, and where to say what is wrong with them. */
export interface Reporter {
  readonly locate: Locate;
  readonly report: Report;
}

export function builtIn(item: string): Item {
  return { item, name: 'an item of the generated crate', place: undefined };
}

export function ownVariable(item: string): Item {
  return { item, name: 'a variable of the generated code', place: undefined };
}

export function reportKeywords(items: readonly Item[], { locate, report }: Reporter): void {
  for (const { item, name, place } of items) {
    if (isKeyword(item)) report.add('E0518', place && locate(place), { name });
  }
}

/** Items that are the same one. */
export function reportSame(items: readonly Item[], reporter: Reporter): void {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const other = seen.get(item.item);
    if (!other) seen.set(item.item, item);
    else if (!(other.place === undefined && item.place === undefined)) reportPair(item, other, reporter);
  }
}

/** Items by their names in Rust; of several with one name, the last. */
export function byItem(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((one) => [one.item, one]));
}

/** Of the items, those that are already there. */
export function reportTaken(
  items: readonly Item[],
  taken: ReadonlyMap<string, Item>,
  reporter: Reporter,
): void {
  for (const item of items) {
    const other = taken.get(item.item);
    if (other) reportPair(item, other, reporter);
  }
}

/** A diagnostic stands at a place of the specs, so what has none is only spoken of. */
export function reportPair(one: Item, two: Item, { locate, report }: Reporter): void {
  const [item, other] = one.place === undefined ? [two, one] : [one, two];
  const there = other.place && locate(other.place);
  report.add(
    'E0334',
    item.place && locate(item.place),
    { name: item.name, item: item.item, other: other.place ? `that of \`${other.name}\`` : other.name },
    there && [{ span: there, message: `\`${other.name}\` stands here` }],
  );
}
