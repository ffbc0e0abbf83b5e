// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';
import type { Bitfields } from '../model/bitfield.js';
import type { HeaderFacts, HeaderType } from '../model/header.js';
import { abiOf } from './header/abi.js';
import { integerTypes } from './header/types.js';
import { packedBits } from './kernel-facts.js';

/** How a value of a type is put into a message. */
export type WordType =
  | { readonly kind: 'capability' | 'word' | 'bitfield' }
  | { readonly kind: 'int' | 'bool'; readonly bits: number };

/** The type that all capabilities are typedefs of. */
const capability = 'seL4_CPtr';

/** What the headers say of the types that methods take and return; undefined for one that cannot be passed. */
export function createWordTypes(
  { typedefs, enums, aliases }: HeaderFacts,
  { blocks, unions }: Bitfields,
  sel4Arch: Sel4Arch,
): (type: string) => WordType | undefined {
  const abi = abiOf(sel4Arch);
  const wordSize = abi.word * 8;
  const basic = new Map(Object.entries(integerTypes(abi)));
  const shapes = new Map(typedefs.map(({ name, shape }) => [name, shape]));
  const enumNames = new Set(enums.flatMap(({ name, typedefs: others }) => [name, ...others]));
  const aliasOf = new Map(aliases.filter(({ kind }) => kind === 'type').map(({ name, of }) => [name, of]));
  const oneWord = new Set(
    [...blocks, ...unions]
      .filter(({ base, words }) => base * words === wordSize)
      .map(({ name }) => `${name}_t`),
  );
  const ofShape = (shape: HeaderType, before: readonly string[]): WordType | undefined => {
    if (shape.kind === 'named') return wordType(shape.name, before);
    return shape.kind === 'integer' ? ofBits(shape.bits) : undefined;
  };
  const ofBits = (bits: number): WordType => (bits === wordSize ? { kind: 'word' } : { kind: 'int', bits });
  /** Typedefs have no cycles, but a macro may give a struct's tag as another name of its typedef. */
  const wordType = (type: string, before: readonly string[] = []): WordType | undefined => {
    if (before.includes(type)) return undefined;
    const packed = packedBits.get(type);
    if (packed !== undefined) return { kind: 'bool', bits: packed };
    if (type === capability) return { kind: 'capability' };
    if (oneWord.has(type)) return { kind: 'bitfield' };
    if (enumNames.has(type)) return { kind: 'word' };
    const shape = shapes.get(type);
    // A struct goes by its typedef, which is then of that same name.
    if (shape)
      return shape.kind === 'named' && shape.name === type ? undefined : ofShape(shape, [...before, type]);
    const other = aliasOf.get(type);
    if (other !== undefined && other !== type) return wordType(other, [...before, type]);
    const integer = basic.get(type as never);
    return integer && ofBits(integer.size * 8);
  };
  return (type) => wordType(type);
}
