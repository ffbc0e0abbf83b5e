// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderStruct } from '../../model/header.js';
import type { Struct } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { code } from '../docs.js';
import { reservedItems } from '../reserved-names.js';
import { bitfieldType, rustName, tagConstant, variantType } from '../rust-names.js';
import { hasBitFields } from './bit-fields.js';
import { enumName, isGenerated, itemName } from './names.js';
import { anonymousOf } from './traits.js';

/** A struct or union to be declared: that of a header, or one without a name within it. */
export interface Declared {
  readonly name: string;
  readonly title: string;
  readonly of: Pick<HeaderStruct, 'kind' | 'size' | 'align' | 'fields' | 'place'>;
}

export interface DeclaredStructs {
  /** Sorted by name; structs without a name after what they are in. */
  readonly all: readonly Declared[];
  /** The Rust names of structs and unions that have none in C, by the fields that are of them. */
  readonly anonymous: ReadonlyMap<HeaderField, string>;
}

/** The structs that the crate declares for those of the headers and of the interfaces. */
export function declareStructs(model: Model): DeclaredStructs {
  const named = namedStructs(model);
  const taken = new Set([...named.map(({ name }) => name), ...otherNames(model)]);
  const anonymous = new Map<HeaderField, string>();
  const all = named.flatMap((declared) => [declared, ...declareAnonymous(declared, taken, anonymous)]);
  return { all, anonymous };
}

function namedStructs({ headers, bitfields, structs, target }: Model): Declared[] {
  const ofBitfields = new Set([...bitfields.blocks, ...bitfields.unions].map(({ name }) => name));
  const declared = headers.structs
    .filter((struct) => !isGenerated(struct) && !ofBitfields.has(struct.name))
    .map((of): Declared => ({ name: itemName(of), title: code(`${of.kind} ${of.name}`), of }));
  const names = new Set(declared.map(({ name }) => name));
  // A struct of the interfaces that no header declares consists of words.
  const others = structs
    .filter(({ name }) => !names.has(rustName(name)))
    .map((struct) => ({
      name: rustName(struct.name),
      title: code(`struct ${struct.name}`),
      of: structOfWords(struct, target.wordSize / 8),
    }));
  return [...declared, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function structOfWords({ members, place }: Struct, bytes: number): Declared['of'] {
  const fields = members.map((name, index): HeaderField => ({
    name,
    type: 'seL4_Word',
    shape: { kind: 'named', name: 'seL4_Word' },
    offset: index * bytes,
    size: bytes,
    align: bytes,
    array: undefined,
    bits: undefined,
    fields: undefined,
    place,
  }));
  return { kind: 'struct', size: members.length * bytes, align: bytes, fields, place };
}

/** Two members may be of one struct without a name, as in `struct { … } a, b;`: what is in it is named once. */
function declareAnonymous(
  { name, of }: Declared,
  taken: Set<string>,
  anonymous: Map<HeaderField, string>,
): Declared[] {
  if (hasBitFields(of.fields)) return [];
  return of.fields.flatMap((field): Declared[] => {
    const laid = anonymousOf(field);
    if (!laid || anonymous.has(field)) return [];
    const owner = name.replace(/^r#/, '');
    const own = freeName(`${owner}_${field.name === '' ? 'anonymous' : field.name}`, taken);
    anonymous.set(field, own);
    const title = `${laid.kind} without a name in ${code(owner)}`;
    const inner = { name: own, title, of: { ...laid, place: field.place } };
    return [inner, ...declareAnonymous(inner, taken, anonymous)];
  });
}

/** A name of our own making: where it is taken, it is numbered. It is taken from then on. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}

/** What else is called something in the module. */
function otherNames({ headers, bitfields, interfaces, labels }: Model): string[] {
  const { blocks, unions } = bitfields;
  return [
    ...reservedItems,
    ...[...headers.constants, ...headers.typedefs, ...headers.aliases].map(({ name }) => rustName(name)),
    ...headers.enums.map((one) => enumName(one) ?? ''),
    ...[...interfaces, ...labels].map(({ name }) => name),
    ...[...blocks, ...unions].map(({ name }) => bitfieldType(name)),
    ...unions.flatMap(({ name, variants }) =>
      variants.flatMap(({ block }) => [tagConstant(name, block.name), variantType(name, block.name)]),
    ),
  ];
}
