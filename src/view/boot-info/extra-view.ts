// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, paragraphs, plainParagraph } from '../docs.js';
import { wordConstants } from '../headers/constants-view.js';
import { createItemNames, enumName } from '../headers/names.js';
import { fieldName } from '../headers/structs-view.js';
import { rustName } from '../rust-names.js';
import { matchArm } from '../statements.js';
import { type ExtraContent, extraContents } from './extra-contents.js';
import { findField, findStruct, isPlain, isUnsigned, underlying } from './facts.js';

/** Extra boot information: which records there are, and what is in them. */
export interface ExtraView {
  /** The type of a record's identifier, and that type made from the word in the header. */
  readonly idType: string;
  readonly id: string;
  readonly hasVariants: boolean;
  readonly hasNumbers: boolean;
  readonly variants: readonly {
    readonly doc: readonly string[];
    readonly name: string;
    readonly type: string;
    readonly arm: string;
  }[];
  /** Types of records that are structs. */
  readonly structs: readonly { readonly name: string; readonly id: string; readonly struct: string }[];
  /** Types of records with an array. */
  readonly lists: readonly ListView[];
}

interface ListView {
  readonly name: string;
  readonly id: string;
  readonly struct: string;
  readonly entry: string;
  readonly length: string;
  readonly list: string;
}

/** The enum of the identifiers. Releases before 13.0.0 have macros instead, of which the values are words. */
const enumOfIds = 'seL4_BootInfoID';

export function toExtraView(model: Model): ExtraView {
  const { headers, target } = model;
  const ids = headers.enums.find((one) => enumName(one) === enumOfIds);
  const isEnum = ids !== undefined && !ids.isSigned && ids.size * 8 === target.wordSize;
  const prefix = isEnum ? `sys::${enumOfIds}::` : 'sys::';
  const values = isEnum ? new Map(ids.values.map(({ name, value }) => [name, value])) : wordConstants(model);
  const contents = extraContents
    .filter(({ arch }) => arch === undefined || arch === target.arch)
    .filter(({ id }) => values.has(id))
    .filter((content) => isDeclared(content, headers))
    // Of two with one number, the second would never be read.
    .filter(({ id }, index, all) => all.findIndex((one) => values.get(one.id) === values.get(id)) === index);
  // An enum of nothing but numbers would not use its lifetime; no configuration has such a one.
  const hasVariants = contents.some(({ shape }) => shape.kind !== 'number');
  const structs = contents.flatMap(({ shape, variant, id }) =>
    shape.kind === 'struct' ? [{ name: variant, id: code(id), struct: structName(model, shape.name) }] : [],
  );
  return {
    idType: isEnum ? `sys::${enumOfIds}` : 'sys::seL4_Word',
    id: isEnum ? `sys::${enumOfIds}(number)` : 'number',
    hasVariants,
    hasNumbers: hasVariants && contents.some(({ shape }) => shape.kind === 'number'),
    variants: contents.map(({ id, variant, doc, shape }) => ({
      doc: paragraphs(plainParagraph(doc), [`Records with ${code(id)}.`]),
      name: variant,
      ...{
        bytes: { type: "&'a [u8]", arm: arm(prefix, id, `Some(Self::${variant}(record.content))`) },
        number: { type: 'u32', arm: arm(prefix, id, `number(record).map(Self::${variant})`) },
        struct: { type: `${variant}<'a>`, arm: arm(prefix, id, fromRecord(variant)) },
        list: { type: `${variant}<'a>`, arm: arm(prefix, id, fromRecord(variant)) },
      }[shape.kind],
    })),
    structs,
    lists: contents.flatMap((content) => toList(content, model)),
  };
}

function arm(prefix: string, id: string, value: string): string {
  return matchArm(`${prefix}${rustName(id)}`, value);
}

function fromRecord(variant: string): string {
  return `${variant}::from_record(record).map(Self::${variant})`;
}

function structName(model: Model, name: string): string {
  return `sys::${createItemNames(model)(name)}`;
}

/** Whether the headers declare what the record holds, as far as that has a declaration. */
function isDeclared({ shape }: ExtraContent, headers: HeaderFacts): boolean {
  if (shape.kind === 'bytes' || shape.kind === 'number') return true;
  const struct = findStruct(headers, shape.name);
  if (!struct || !isPlain({ kind: 'named', name: struct.name }, headers)) return false;
  if (shape.kind === 'struct') return true;
  const list = findField(struct, shape.list);
  const entry = list?.shape.kind === 'array' ? underlying(list.shape.of, headers) : undefined;
  return entry?.kind === 'named' && isUnsigned(findField(struct, shape.length), 32, headers);
}

function toList({ shape, variant, id }: ExtraContent, model: Model): ListView[] {
  if (shape.kind !== 'list') return [];
  const struct = findStruct(model.headers, shape.name);
  const list = findField(struct, shape.list);
  const length = findField(struct, shape.length);
  const entry = list?.shape.kind === 'array' ? underlying(list.shape.of, model.headers) : undefined;
  if (!list || !length || entry?.kind !== 'named') return [];
  return [
    {
      name: variant,
      id: code(id),
      struct: structName(model, shape.name),
      entry: structName(model, entry.name),
      length: fieldName(length),
      list: fieldName(list),
    },
  ];
}
