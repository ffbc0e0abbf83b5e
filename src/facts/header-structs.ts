// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderStruct, HeaderType } from '../model/header.js';
import { type Fact, pathOf } from './fact.js';
import { readShape, toShapeJson } from './header-type.js';
import type { FactIndex, FactReader } from './index-facts.js';
import type { Origin } from './origin.js';

/** Structs and unions of the C headers, each before its members. */
export function toStructFacts(structs: readonly HeaderStruct[], origin: Origin): Fact[] {
  return structs.flatMap((struct): Fact[] => {
    const { name, kind: keyword, size, align, fields, typedefs } = struct;
    return [
      { kind: 'struct', name, keyword, size, align, typedefs, ...origin(struct) },
      ...toMemberFacts(fields, name, origin),
    ];
  });
}

function toMemberFacts(fields: readonly HeaderField[], of: string, origin: Origin): Fact[] {
  return fields.flatMap((field, position) => {
    const { type, shape, offset, size, align, array, bits } = field;
    // One without a name is called by its position.
    const name = field.name === '' ? `(${position})` : field.name;
    const numbers = { offset, size, align, array, bits };
    const fact: Fact = {
      kind: 'member',
      name,
      of,
      type,
      shape: toShapeJson(shape),
      ...numbers,
      ...origin(field),
    };
    return [fact, ...toMemberFacts(field.fields ?? [], pathOf(fact), origin)];
  });
}

export function readStructs(index: FactIndex): HeaderStruct[] {
  return index.all('struct').map(({ fact, read }) => ({
    name: fact.name,
    kind: read.choice('keyword', ['struct', 'union']),
    size: read.integer('size'),
    align: read.integer('align'),
    fields: readMembers(fact, index),
    typedefs: read.texts('typedefs'),
    place: read.place(),
  }));
}

function readMembers(of: Fact, index: FactIndex): HeaderField[] {
  return index.parts('member', of).map((member) => readMember(member, index));
}

/** Whether it is a struct or union without a name, or an array of such. */
function isNameless(shape: HeaderType): boolean {
  return shape.kind === 'array' ? isNameless(shape.of) : shape.kind === 'anonymous';
}

function readMember({ fact, read }: FactReader, index: FactIndex): HeaderField {
  const shape = readShape(read.reader('shape'));
  const array = read.has('array') ? read.reader('array') : undefined;
  const bits = read.has('bits') ? read.reader('bits') : undefined;
  return {
    name: /^\(\d+\)$/.test(fact.name) ? '' : fact.name,
    type: read.text('type'),
    shape,
    offset: read.integer('offset'),
    size: read.integer('size'),
    align: read.integer('align'),
    array: array && { count: array.integer('count'), elementSize: array.integer('elementSize') },
    bits: bits && { offset: bits.integer('offset'), width: bits.integer('width') },
    // Only what has no name has its members here.
    fields: isNameless(shape) ? readMembers(fact, index) : undefined,
    place: read.place(),
  };
}
