// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { methodFunction } from '../view/rust-names.js';
import { allMethods } from '../view/typed/all-methods.js';
import { snakeName, typeName } from '../view/typed/names.js';

/** Names of the typed layer, and the names in C that they stand for. */
export interface RustNames {
  /** C's name by Rust's: `Tcb::configure`. */
  readonly toC: ReadonlyMap<string, string>;
  /** Rust's names by C's, the way into the crate in front. */
  readonly toRust: ReadonlyMap<string, readonly string[]>;
}

export function rustNames(model: Model): RustNames {
  const { capabilities, methods } = allMethods(model);
  const faults = model.bitfields.unions.find(({ name }) => name === 'seL4_Fault')?.variants ?? [];
  const errors = model.headers.enums.find(({ name, typedefs }) => [name, ...typedefs].includes('seL4_Error'));
  const absent = model.interfaces.flatMap((owner) =>
    owner.absent.map(
      ({ name }) =>
        [
          'cap',
          `${capabilities.find(owner.name)?.rustName ?? typeName(owner.name)}::${snakeName(name)}`,
          methodFunction(owner.name, name),
        ] as const,
    ),
  );
  const pairs: (readonly [path: string, name: string, c: string])[] = [
    ...capabilities.all.map(({ rustName, name }) => ['cap', rustName, name] as const),
    ...capabilities.aliases.map(({ rustName, of }) => ['cap', rustName, of.name] as const),
    ...methods.map(({ receiver, name, raw }) => ['cap', `${receiver}::${name}`, raw] as const),
    ...absent,
    ...faults.map(({ block: { name } }) => ['fault', typeName(name), name] as const),
    ...(errors?.values ?? []).map(({ name }) => ['error', `Error::${typeName(name)}`, name] as const),
  ];
  const toRust = new Map<string, string[]>();
  for (const [path, name, c] of pairs) {
    const known = toRust.get(c) ?? [];
    const own = `${path}::${name}`;
    if (!known.includes(own)) toRust.set(c, [...known, own]);
  }
  return { toC: new Map(pairs.map(([, name, c]) => [name, c])), toRust };
}

/** A name of Rust as {@link RustNames} has it: without the path to its module. */
export function withoutModule(name: string): string {
  return name.replace(/^(?:\w+::)*?(?=[A-Z]\w*(?:::\w+)?$)/, '').replace(/^(?:\w+::)*sys::/, '');
}
