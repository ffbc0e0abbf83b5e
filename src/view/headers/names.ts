// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum, HeaderFacts, HeaderStruct, HeaderType } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { bitfieldType, rustName } from '../rust-names.js';

/** Whether a fact stands in a header that libsel4's build generates: other modules of the crate have those. */
export function isGenerated({ place }: { readonly place: { readonly path: string } }): boolean {
  return place.path.startsWith('<generated>/');
}

/** A struct or enum goes by its typedef, as it does in C; by its tag where it has none. */
export function itemName({ name, typedefs }: Pick<HeaderStruct, 'name' | 'typedefs'>): string {
  return rustName(typedefs[0] ?? name);
}

export function enumName({ name, typedefs }: HeaderEnum): string | undefined {
  const found = typedefs[0] ?? name;
  return found === undefined ? undefined : rustName(found);
}

/** What pointers to types point to of which nothing is known but the name. */
export const opaque = 'core::ffi::c_void';

/** The Rust item that stands for a name of C: a tag and its typedefs are one item. */
export function createItemNames({ headers, bitfields }: Model): (name: string) => string {
  const items = new Map<string, string>();
  for (const { name } of [...bitfields.blocks, ...bitfields.unions]) items.set(name, bitfieldType(name));
  for (const struct of headers.structs) {
    const item = itemName(struct);
    for (const name of [struct.name, ...struct.typedefs]) items.set(name, items.get(name) ?? item);
  }
  for (const one of headers.enums) {
    const item = enumName(one);
    if (item === undefined) continue;
    for (const name of [one.name ?? item, ...one.typedefs]) items.set(name, item);
  }
  const sized = new Set(headers.typedefs.filter(({ size }) => size !== undefined).map(({ name }) => name));
  // Structs of words have it, whatever the headers declare.
  sized.add('seL4_Word');
  return (name) => items.get(name) ?? (sized.has(name) ? rustName(name) : opaque);
}

/** The Rust of a C type. `anonymous` names a struct or union that has no name. */
export function rustType(
  type: HeaderType,
  itemNames: (name: string) => string,
  anonymous: string = opaque,
): string {
  switch (type.kind) {
    case 'integer':
      return `${type.isSigned ? 'i' : 'u'}${type.bits}`;
    case 'float':
      return `f${type.bits}`;
    case 'void':
    case 'function':
      return opaque;
    case 'named':
      return itemNames(type.name);
    case 'pointer':
      // Nothing declares a struct without a name that only a pointer knows.
      return `*mut ${rustType(type.to, itemNames)}`;
    case 'array':
      return `[${rustType(type.of, itemNames, anonymous)}; ${type.count ?? 0}]`;
    case 'anonymous':
      return anonymous;
  }
}

/** The typedefs that the crate declares: those of which the size is known, and that no other module has. */
export function typedefsOf({ typedefs, structs, enums }: HeaderFacts): HeaderFacts['typedefs'] {
  const items = new Set([...structs.map(itemName), ...enums.map(enumName)]);
  return typedefs.filter(
    (one) => one.size !== undefined && !isGenerated(one) && !items.has(rustName(one.name)),
  );
}
