// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderStruct } from '../../model/header.js';
import type { Struct } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { rustName } from '../rust-names.js';
import { targetArch } from '../trap/trap-view.js';
import { assertion } from '../statements.js';
import { type BitFieldView, hasBitFields, toBitFields } from './bit-fields.js';
import { anonymousName, createItemNames, isGenerated, itemName, rustType } from './names.js';
import { createPortable } from './portable.js';
import { representation } from './representation.js';

export interface StructView {
  readonly name: string;
  /** `struct` or `union`; where a layout cannot be said in Rust, a struct of bytes. */
  readonly keyword: 'struct' | 'union';
  readonly doc: readonly string[];
  readonly attributes: readonly string[];
  readonly fields: readonly { readonly doc: string; readonly name: string; readonly type: string }[];
  /** Whether it is passed in messages word by word. */
  readonly isPassed: boolean;
  /** How many words it is. */
  readonly words: number;
  readonly hasBitFields: boolean;
  readonly bitFields: readonly BitFieldView[];
  /** Where the layout is asserted: an attribute for one that other machines do not have. */
  readonly checkedOn: readonly string[];
  readonly checks: readonly string[];
}

/** A struct or union to be declared: that of a header, or one without a name within it. */
interface Declared {
  readonly name: string;
  readonly title: string;
  readonly of: Pick<HeaderStruct, 'kind' | 'size' | 'align' | 'fields' | 'place'>;
}

export interface StructsView {
  readonly structs: readonly StructView[];
  /** Whether any of them is read and set by methods. */
  readonly hasBitFields: boolean;
}

export function toStructsView(model: Model): StructsView {
  const structs = toStructViews(model);
  return { structs, hasBitFields: structs.some(({ bitFields }) => bitFields.length > 0) };
}

function toStructViews(model: Model): StructView[] {
  const { headers, structs, target } = model;
  const itemNames = createItemNames(model);
  const isPortable = createPortable(model);
  const passed = new Map(structs.map(({ name, members }) => [rustName(name), members.length]));
  return declaredStructs(model).map(({ name, title, of }) => {
    const layout = hasBitFields(of.fields) ? undefined : representation(of);
    const isBytes = layout === undefined;
    const bitFields = isBytes ? toBitFields(of.fields) : [];
    const words = (of.size * 8) / target.wordSize;
    const fields = isBytes ? [bytesField(of.size)] : toFields(name, of.fields, itemNames);
    return {
      name,
      keyword: isBytes ? 'struct' : of.kind,
      doc: paragraphs(
        [`C's ${title}: ${of.size} bytes.`],
        isBytes ? ['Rust has no such layout: the parts are read and set by methods.'] : [],
        typedefAlignment(model, name, of.align),
        [headerLine(of.place, headers.isBorrowed)],
      ),
      attributes: [
        layout ?? `#[repr(C, align(${of.align}))]`,
        derive(isBytes ? 'struct' : of.kind, isBytes ? [] : of.fields),
      ],
      fields,
      isPassed: passed.get(name) === words,
      words,
      hasBitFields: isBytes && bitFields.length > 0,
      bitFields,
      checkedOn: isBytes || isPortable(of.fields) ? [] : [`#[cfg(target_arch = "${targetArch(target)}")]`],
      checks: [
        assertion('core::mem::size_of::<This>()', '==', String(of.size)),
        assertion('core::mem::align_of::<This>()', '==', String(of.align)),
        ...(isBytes ? [] : of.fields).map((field) =>
          assertion(`core::mem::offset_of!(This, ${fieldName(field)})`, '==', String(field.offset)),
        ),
      ],
    };
  });
}

/** Sorted by name; structs without a name after what they are in. */
export function declaredStructs({ headers, bitfields, structs, target }: Model): Declared[] {
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
  return [...declared, ...others]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((declared) => [declared, ...anonymousIn(declared)]);
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

function anonymousIn({ name, of }: Declared): Declared[] {
  if (hasBitFields(of.fields)) return [];
  return of.fields.flatMap((field): Declared[] => {
    if (!field.fields) return [];
    const keyword = field.shape.kind === 'anonymous' ? field.shape.keyword : 'struct';
    const inner = {
      name: anonymousName(name, field.name),
      title: `${keyword} without a name in ${code(name)}`,
      of: {
        kind: keyword,
        size: field.array ? field.array.elementSize : field.size,
        align: alignOfFields(field.fields),
        fields: field.fields,
        place: field.place,
      },
    };
    return [inner, ...anonymousIn(inner)];
  });
}

/** Of a struct without a name: nothing but its members asks for an alignment. */
function alignOfFields(fields: readonly HeaderField[]): number {
  return Math.max(1, ...fields.map((field) => field.align));
}

function toFields(
  owner: string,
  fields: readonly HeaderField[],
  itemNames: (name: string) => string,
): StructView['fields'] {
  return fields.map((field) => ({
    doc: `At byte ${field.offset}: ${field.size} bytes, C type ${code(field.type)}.`,
    name: fieldName(field),
    type: rustType(field.shape, itemNames, anonymousName(owner, field.name)),
  }));
}

export function fieldName({ name }: HeaderField): string {
  return rustName(name === '' ? 'anonymous' : name);
}

function bytesField(size: number): StructView['fields'][number] {
  return { doc: 'All bytes; bit 0 is the lowest bit of the first.', name: 'bytes', type: `[u8; ${size}]` };
}

/** Only what all fields have: a union has no `Debug`. */
function derive(kind: 'struct' | 'union', fields: readonly HeaderField[]): string {
  const hasUnion = fields.some(({ fields: inner }) => inner !== undefined);
  return kind === 'union' || hasUnion
    ? '#[derive(Clone, Copy)]'
    : '#[derive(Clone, Copy, Debug, PartialEq, Eq)]';
}

function typedefAlignment({ headers }: Model, name: string, align: number): string[] {
  const typedef = headers.typedefs.find((one) => rustName(one.name) === name);
  return typedef?.align !== undefined && typedef.align !== align
    ? [`The typedef is aligned to ${typedef.align} bytes in C, the struct to ${align}.`]
    : [];
}
