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

/** The name of the Rust item that stands for a name of C: a tag and its typedefs are one item. */
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
  return (name) => items.get(name) ?? rustName(name);
}

/** The name of the struct or union that a field is of when it has none in C. */
export function anonymousName(owner: string, field: string): string {
  return `${owner}_${field === '' ? 'anonymous' : field}`;
}

/** The Rust of a C type. `anonymous` names a struct or union that has no name. */
export function rustType(type: HeaderType, itemNames: (name: string) => string, anonymous: string): string {
  switch (type.kind) {
    case 'integer':
      return `${type.isSigned ? 'i' : 'u'}${type.bits}`;
    case 'float':
      return `f${type.bits}`;
    case 'void':
    case 'function':
      return 'core::ffi::c_void';
    case 'named':
      return itemNames(type.name);
    case 'pointer':
      return `*mut ${rustType(type.to, itemNames, anonymous)}`;
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
