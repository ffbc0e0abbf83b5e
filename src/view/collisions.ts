// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Bitfields } from '../model/bitfield.js';
import type { Model } from '../model/model.js';
import type { Place } from '../model/place.js';
import { bitfieldType, methodFunction, syscallConstant, tagConstant, variantType } from './rust-names.js';
import { toSyscallsView } from './syscalls/syscalls-view.js';
import { toTypesView } from './types-view.js';

interface Item {
  /** The Rust item. */
  readonly item: string;
  /** What gives it, for the message. */
  readonly name: string;
  readonly place: Place | undefined;
}

/** Two names of the specs must not become the same Rust item: reported, never resolved by renaming. */
export function reportCollisions(model: Model, report: Report): void {
  const builtIn = (item: string): Item => ({ item, name: item, place: undefined });
  const types = toTypesView(model);
  reportSame(
    [
      ...types.aliases.map(({ name }) => builtIn(name)),
      ...model.structs.map(({ name, place }) => ({ item: name, name, place })),
      ...bitfieldItems(model.bitfields),
      ...toSyscallsView(model).functions.map(({ name }) => builtIn(name)),
      ...model.syscalls.map(({ name, place }) => ({ item: syscallConstant(name), name, place })),
      ...model.labels.map(({ name, place }) => ({ item: name, name, place })),
      ...model.interfaces.flatMap((owner) =>
        owner.methods.flatMap((method) => {
          const name = methodFunction(owner.name, method.name);
          const items = [{ item: name, name: `${owner.name}::${method.name}`, place: method.place }];
          const hasResult = method.outputs.some(({ byReference }) => !byReference);
          return hasResult ? [...items, { ...items[0], item: `${name}_t` } as Item] : items;
        }),
      ),
    ],
    report,
  );
}

export function reportBitfieldCollisions(bitfields: Bitfields, report: Report): void {
  reportSame(bitfieldItems(bitfields), report);
}

function bitfieldItems({ blocks, unions }: Bitfields): Item[] {
  const inUnion = new Set(unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)));
  return [
    ...blocks
      .filter(({ name }) => !inUnion.has(name))
      .map(({ name, place }) => ({ item: bitfieldType(name), name: `block ${name}`, place })),
    ...unions.flatMap(({ name, variants, place }) => [
      { item: bitfieldType(name), name: `union ${name}`, place },
      ...variants.flatMap(({ block }) => [
        { item: variantType(name, block.name), name: `block ${block.name}`, place: block.place },
        { item: tagConstant(name, block.name), name: `tag of ${block.name}`, place: block.place },
      ]),
    ]),
  ];
}

function reportSame(items: readonly Item[], report: Report): void {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const other = seen.get(item.item);
    if (!other) seen.set(item.item, item);
    else if (!(other.place === undefined && item.place === undefined)) {
      report.add('E0334', undefined, { name: describe(item), item: item.item, other: describe(other) });
    }
  }
}

function describe({ name, place }: Item): string {
  return place ? `${name} (${place.path}:${place.line})` : name;
}
