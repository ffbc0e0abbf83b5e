// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { rustName } from '../rust-names.js';
import { targetArch } from '../trap/trap-view.js';
import { assertion, member } from '../statements.js';
import { type BitFieldView, toBitFields } from './bit-fields.js';
import { declareStructs, freeName } from './declared-structs.js';
import { createMemoryTypes } from './memory-types.js';
import { createItemNames, rustType } from './names.js';
import { createTraits, type StructTraits } from './traits.js';

export interface StructView {
  readonly name: string;
  /** `struct` or `union`; where a layout cannot be said in Rust, a struct of bytes. */
  readonly keyword: 'struct' | 'union';
  readonly doc: readonly string[];
  readonly attributes: readonly string[];
  readonly fields: readonly { readonly doc: string; readonly member: string }[];
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

export interface StructsView {
  readonly structs: readonly StructView[];
  /** Whether any of them is read and set by methods. */
  readonly hasBitFields: boolean;
}

/** A union has no `Debug`, a float no `Eq`, and nothing that has one in it. */
const derived: Readonly<Record<StructTraits['derives'], string>> = {
  all: 'Clone, Copy, Debug, PartialEq, Eq',
  'no Eq': 'Clone, Copy, Debug, PartialEq',
  none: 'Clone, Copy',
};

export function toStructsView(model: Model): StructsView {
  const structs = toStructViews(model);
  return { structs, hasBitFields: structs.some(({ bitFields }) => bitFields.length > 0) };
}

function toStructViews(model: Model): StructView[] {
  const { headers, structs, target } = model;
  const itemNames = createItemNames(model);
  const inMemory = createMemoryTypes(model);
  const traitsOf = createTraits(model);
  const passed = new Map(structs.map(({ name, members }) => [rustName(name), members.length]));
  const { all, anonymous } = declareStructs(model);
  return all.map(({ name, title, of }) => {
    const { layout, derives, isPortable } = traitsOf(of);
    const isBytes = layout === undefined;
    const names = memberNames(of.fields);
    const bitFields = isBytes ? toBitFields(of.fields) : [];
    const words = (of.size * 8) / target.wordSize;
    const fields = of.fields.map((field, index) => ({
      doc: `At byte ${field.offset}: ${field.size} bytes, C type ${code(field.type)}.`,
      member: member(names[index] ?? '', rustType(inMemory(field.shape), itemNames, anonymous.get(field))),
    }));
    return {
      name,
      keyword: isBytes ? 'struct' : of.kind,
      doc: paragraphs(
        [`C's ${title}: ${of.size} bytes.`],
        isBytes ? ['Rust has no such layout: the parts are read and set by methods.'] : [],
        typedefAlignment(model, name, of.align),
        [headerLine(of.place, headers.isBorrowed)],
      ),
      attributes: [layout ?? `#[repr(C, align(${of.align}))]`, `#[derive(${derived[derives]})]`],
      fields: isBytes ? [bytesField(of.size)] : fields,
      isPassed: passed.get(name) === words,
      words,
      hasBitFields: isBytes && bitFields.length > 0,
      bitFields,
      checkedOn: isPortable ? [] : [`#[cfg(target_arch = "${targetArch(target)}")]`],
      checks: [
        assertion('core::mem::size_of::<This>()', '==', String(of.size)),
        assertion('core::mem::align_of::<This>()', '==', String(of.align)),
        ...(isBytes ? [] : of.fields).map((field, index) =>
          assertion(`core::mem::offset_of!(This, ${names[index]})`, '==', String(field.offset)),
        ),
      ],
    };
  });
}

/** Rust's names of members. Those without a name in C get one that no other member has. */
function memberNames(fields: readonly HeaderField[]): string[] {
  const taken = new Set(fields.filter(({ name }) => name !== '').map(fieldName));
  return fields.map((field) => (field.name === '' ? freeName('anonymous', taken) : fieldName(field)));
}

/** Of a member that has a name. */
export function fieldName({ name }: HeaderField): string {
  return rustName(name);
}

function bytesField(size: number): StructView['fields'][number] {
  return {
    doc: 'All bytes; bit 0 is the lowest bit of the first.',
    member: member('bytes', `[u8; ${size}]`),
  };
}

function typedefAlignment({ headers }: Model, name: string, align: number): string[] {
  const typedef = headers.typedefs.find((one) => rustName(one.name) === name);
  return typedef?.align !== undefined && typedef.align !== align
    ? [`The typedef is aligned to ${typedef.align} bytes in C, the struct to ${align}.`]
    : [];
}
