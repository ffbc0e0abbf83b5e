// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields } from '../model/bitfield.js';
import type { Interface, Method } from '../model/interface.js';
import type { Item } from './report-items.js';
import { bitfieldType, methodFunction, rustName, tagConstant, variantType } from './rust-names.js';

/** The functions of an interface, and the structs that they return. */
export function methodItems(owner: Interface): Item[] {
  return owner.methods.flatMap((method) => {
    const item = methodFunction(owner.name, method.name);
    const one = { item, name: `${owner.name}::${method.name}`, place: method.place };
    const hasResult = method.outputs.some(({ byReference }) => !byReference);
    return hasResult ? [one, { ...one, item: `${item}_t` }] : [one];
  });
}

export function parameterItems(owner: Interface, { name, inputs, outputs, place }: Method): Item[] {
  return [...inputs, ...outputs].map((parameter) => ({
    item: rustName(parameter.name),
    name: `${owner.name}::${name}, parameter ${parameter.name}`,
    place,
  }));
}

/** The variables for the words of a struct that is passed by reference. */
export function partItems(owner: Interface, { name, inputs, place }: Method, wordSize: number): Item[] {
  return inputs.flatMap((parameter) => {
    if (parameter.kind === 'capability' || !parameter.byReference) return [];
    const words = Array.from({ length: parameter.bits / wordSize }, (_, index) => String(index));
    return [...words, 'rest'].map((part) => ({
      item: `${parameter.name}_${part}`,
      name: `${owner.name}::${name}, parameter ${parameter.name}`,
      place,
    }));
  });
}

export function bitfieldItems(bitfields: Bitfields): Item[] {
  const { blocks, unions } = bitfields;
  const inUnion = new Set(unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)));
  return [
    ...blocks
      .filter(({ name }) => !inUnion.has(name))
      .map(({ name, place }) => ({ item: bitfieldType(name), name: `block ${name}`, place })),
    ...unions.flatMap(({ name, variants, place }) => [
      { item: bitfieldType(name), name: `union ${name}`, place },
      ...variants.map(({ block }) => ({
        item: variantType(name, block.name),
        name: `block ${block.name}`,
        place: block.place,
      })),
    ]),
    ...tagItems(bitfields),
  ];
}

/** The constants of the tags. */
export function tagItems({ unions }: Bitfields): Item[] {
  return unions.flatMap(({ name, variants }) =>
    variants.map(({ block }) => ({
      item: tagConstant(name, block.name),
      name: `tag of ${block.name}`,
      place: block.place,
    })),
  );
}
