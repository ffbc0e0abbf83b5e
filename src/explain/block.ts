// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import type { Block, TaggedUnion } from '../model/bitfield.js';
import type { Context } from './context.js';
import type { BitWord, Explanation, Pair, Section } from './explanation.js';
import { faultSections } from './fault.js';
import { openSections } from './open.js';
import { tagSections } from './tag.js';
import { bitRange, both, placeOf, plural } from './words.js';

/** A bitfield block: a picture of its words, and the tag that tells it apart. */
export function explainBlock(fact: Fact, context: Context, rust: readonly string[]): Explanation | undefined {
  const { blocks, unions } = context.model.bitfields;
  const block = blocks.find(({ name }) => name === fact.name);
  if (!block) return undefined;
  const tags = unions.flatMap((union): Pair[] => {
    const variant = union.variants.find((one) => one.block === block);
    return variant ? [['Tag', `${both(variant.tag)} of ${union.name}, in ${describeTag(union)}`]] : [];
  });
  return {
    name: fact.name,
    what: `bitfield block of ${plural(block.words, 'word')} of ${block.base} bits`,
    about: [
      ['Defined', placeOf(fact)],
      ...tags,
      ['C type', `${fact.name}_t`],
      ...(rust.length > 0 ? [['Rust', rust.join(', ')] as const] : []),
    ],
    sections: [
      { title: 'Bits', words: wordsOf(block) },
      ...storedParts(block),
      ...tagSections(fact.name, context),
      ...openSections(fact.name, context),
      ...(isFault(block, unions) ? faultSections(fact.name, context) : []),
    ],
    facts: [fact, ...context.parts(fact, 'field')],
  };
}

function isFault(block: Block, unions: readonly TaggedUnion[]): boolean {
  const faults = unions.find(({ name }) => name === 'seL4_Fault');
  return faults?.variants.some((variant) => variant.block === block) ?? false;
}

/** Word 0 first, as it is in memory; within a word the highest bit first. */
export function wordsOf({ words, base, fields }: Block): BitWord[] {
  return Array.from({ length: words }, (_, index) => ({
    title: `word ${index}`,
    bits: base,
    fields: fields
      .filter(({ offset }) => Math.floor(offset / base) === index)
      .map(({ name, offset, width }) => ({ name, low: offset % base, width }))
      .sort((a, b) => b.low - a.low),
  }));
}

/** Fields that hold a part of their value: the rest of it is zeros, or copies of a bit. */
function storedParts({ fields }: Block): Section[] {
  const rows = fields
    .filter(({ high, signBit }) => high || signBit !== undefined)
    .map(({ name, valueShift, width, signBit }) => [
      name,
      bitRange(valueShift, width),
      signBit === undefined ? 'zeros' : `copies of bit ${signBit}`,
    ]);
  return rows.length === 0
    ? []
    : [{ title: 'Fields that hold a part of their value', table: [['FIELD', 'HOLDS', 'ABOVE IT'], ...rows] }];
}

function describeTag({ tagName, tag }: TaggedUnion): string {
  const ranges = tag.kind === 'plain' ? tag.widths : tag.slices;
  return `${tagName} (${ranges.map(({ offset, width }) => bitRange(offset, width)).join(', ')})`;
}

/** A tagged union: its blocks by their tags. */
export function explainUnion(fact: Fact, context: Context): Explanation | undefined {
  const union = context.model.bitfields.unions.find(({ name }) => name === fact.name);
  if (!union) return undefined;
  const rows = union.variants.map(({ block, tag }) => [
    String(tag),
    block.name,
    `${block.place.path}:${block.place.line}`,
  ]);
  return {
    name: fact.name,
    what: `tagged union of ${plural(union.variants.length, 'block')}`,
    about: [
      ['Defined', placeOf(fact)],
      ['Tag', describeTag(union)],
      ['Size', `${plural(union.words, 'word')} of ${union.base} bits`],
    ],
    sections: [
      { title: 'Blocks by tag', table: [['TAG', 'BLOCK', 'DEFINED'], ...rows] },
      ...openSections(fact.name, context),
    ],
    facts: [fact, ...context.parts(fact, 'variant')],
  };
}
