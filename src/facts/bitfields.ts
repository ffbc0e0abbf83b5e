// SPDX-License-Identifier: BSD-2-Clause
import type {
  Bitfields,
  Block,
  Field,
  PlainTag,
  SlicedTag,
  TaggedUnion,
  Variant,
} from '../model/bitfield.js';
import { type Fact, flag, type JsonObject, toAt, toInteger } from './fact.js';
import type { FactIndex, FactReader } from './index-facts.js';
import type { Reader } from './reader.js';

/** Blocks with their fields, and unions with their variants. */
export function toBitfieldFacts({ blocks, unions }: Bitfields): Fact[] {
  return [
    ...blocks.flatMap((block): Fact[] => [
      {
        kind: 'block',
        name: block.name,
        words: block.words,
        wordBits: block.base,
        constructor: block.visibleOrder,
        at: toAt(block.place),
      },
      ...block.fields.map((field) => toFieldFact(field, block.name)),
    ]),
    ...unions.flatMap((union): Fact[] => [
      {
        kind: 'union',
        name: union.name,
        words: union.words,
        wordBits: union.base,
        tagName: union.tagName,
        tag: toTagJson(union.tag),
        at: toAt(union.place),
      },
      ...union.variants.map(({ block, tag }): Fact => ({
        kind: 'variant',
        name: block.name,
        of: union.name,
        value: toInteger(tag),
      })),
    ]),
  ];
}

function toFieldFact({ name, offset, width, high, valueShift, signBit }: Field, of: string): Fact {
  return {
    kind: 'field',
    name,
    of,
    offset,
    width,
    high: flag(high),
    valueShift: valueShift === 0 ? undefined : valueShift,
    signBit,
  };
}

function toTagJson(tag: PlainTag | SlicedTag): JsonObject {
  if (tag.kind === 'sliced')
    return { slices: tag.slices.map(({ field, offset, width }) => ({ field, offset, width })) };
  return {
    widths: tag.widths.map(({ width, offset, classMask }) => ({
      width,
      offset,
      classMask: toInteger(classMask),
    })),
  };
}

export function readBitfields(index: FactIndex): Bitfields {
  const blocks = index.all('block').map(({ fact, read }) => readBlock(read, index.parts('field', fact)));
  const byName = new Map(blocks.map((block) => [block.name, block]));
  return {
    blocks,
    unions: index.all('union').map(({ fact, read }): TaggedUnion => ({
      name: read.text('name'),
      base: read.integer('wordBits'),
      words: read.integer('words'),
      tagName: read.text('tagName'),
      tag: readTag(read.reader('tag')),
      variants: index.parts('variant', fact).map((variant) => readVariant(variant, byName)),
      place: read.place(),
    })),
  };
}

function readBlock(read: Reader, fields: readonly FactReader[]): Block {
  return {
    name: read.text('name'),
    base: read.integer('wordBits'),
    words: read.integer('words'),
    fields: fields.map(({ read: field }): Field => ({
      name: field.text('name'),
      offset: field.integer('offset'),
      width: field.integer('width'),
      high: field.flag('high'),
      valueShift: field.optionalInteger('valueShift') ?? 0,
      signBit: field.optionalInteger('signBit'),
    })),
    visibleOrder: read.texts('constructor'),
    place: read.place(),
  };
}

function readVariant({ fact, read }: FactReader, blocks: ReadonlyMap<string, Block>): Variant {
  return { block: blocks.get(fact.name) ?? read.wrong('name', 'that of a block'), tag: read.bigint('value') };
}

function readTag(read: Reader): PlainTag | SlicedTag {
  if (read.has('slices')) {
    const slices = read.readers('slices').map((slice) => ({
      field: slice.text('field'),
      offset: slice.integer('offset'),
      width: slice.integer('width'),
    }));
    return { kind: 'sliced', slices };
  }
  const widths = read.readers('widths').map((width) => ({
    width: width.integer('width'),
    offset: width.integer('offset'),
    classMask: width.bigint('classMask'),
  }));
  return { kind: 'plain', widths };
}
