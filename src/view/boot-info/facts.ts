// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts, HeaderField, HeaderStruct, HeaderType } from '../../model/header.js';
import { hasBitFields } from '../headers/bit-fields.js';
import { representation } from '../headers/representation.js';

/** A struct, by its tag or a typedef, of which Rust has the fields; else undefined. */
export function findStruct({ structs }: HeaderFacts, name: string): HeaderStruct | undefined {
  const found = structs.find((one) => one.name === name || one.typedefs.includes(name));
  return found?.kind === 'struct' && !hasBitFields(found.fields) && representation(found) ? found : undefined;
}

export function findField(struct: HeaderStruct | undefined, name: string): HeaderField | undefined {
  return struct?.fields.find((field) => field.name === name);
}

/** A type with the typedefs taken off it. The typedef of a struct may be called like the struct: that is the end. */
export function underlying(type: HeaderType, headers: HeaderFacts): HeaderType {
  let at = type;
  // Enums may go by each other's typedefs in a circle.
  for (const passed = new Set<string>(); at.kind === 'named' && !passed.has(at.name);) {
    const { name } = at;
    passed.add(name);
    at = headers.typedefs.find((one) => one.name === name)?.shape ?? at;
  }
  return at;
}

export function isUnsigned(field: HeaderField | undefined, bits: number, headers: HeaderFacts): boolean {
  return field !== undefined && !field.array && isUnsignedType(field.shape, bits, headers);
}

/** Whether a type is an unsigned integer of this width, by whatever name. */
export function isUnsignedType(type: HeaderType, bits: number, headers: HeaderFacts): boolean {
  const is = underlying(type, headers);
  return is.kind === 'integer' && is.bits === bits && !is.isSigned;
}

/** Whether a field is the struct that is called so by its tag or a typedef. */
export function isStruct(type: HeaderType, name: string, headers: HeaderFacts): boolean {
  const is = underlying(type, headers);
  return is.kind === 'named' && findStruct(headers, is.name) === findStruct(headers, name);
}

/** Whether all bytes of the struct's size are a value of it: it has nothing but integers. */
export function isPlain(type: HeaderType, headers: HeaderFacts): boolean {
  const is = underlying(type, headers);
  if (is.kind === 'array') return is.count !== undefined && isPlain(is.of, headers);
  if (is.kind !== 'named') return is.kind === 'integer';
  return findStruct(headers, is.name)?.fields.every(({ shape }) => isPlain(shape, headers)) ?? false;
}
