// SPDX-License-Identifier: BSD-2-Clause
import type { BitfieldAst, MemberAst, SumAst, TaggedUnionAst } from '../../../src/syntax/bitfield/ast.js';

// Where fields are, counted from the declarations alone: the test's own reading, which shares nothing with the
// program's but the syntax tree.

export interface LaidOutField {
  readonly name: string;
  /** The lowest bit, counted from bit 0 of word 0. */
  readonly offset: number;
  readonly width: number;
  /** Which bit of the value the lowest stored one is. */
  readonly shift: number;
  /** The bit of the value that all higher ones repeat. */
  readonly sign: number | undefined;
}

export interface LaidOutBlock {
  readonly name: string;
  readonly base: number;
  readonly words: number;
  readonly fields: readonly LaidOutField[];
  /** Parameters of the constructor, the tag of a union included. */
  readonly order: readonly string[];
}

export interface LaidOutUnion {
  readonly name: string;
  readonly tagName: string;
  /** The parts of a tag, lowest first; for a tag that is not sliced, one for each width, narrowest first. */
  readonly parts: readonly { readonly field: string; readonly offset: number; readonly width: number }[];
  readonly isSliced: boolean;
  /** For each width: bits of the tag that, all set, say that the tag is a wider one. */
  readonly masks: readonly bigint[];
  readonly variants: readonly { readonly block: LaidOutBlock; readonly tag: bigint }[];
}

interface Base {
  readonly word_size: number;
  readonly canonical_size: number;
  readonly isSigned: boolean;
}

export function layOut({ declarations }: BitfieldAst): { blocks: LaidOutBlock[]; unions: LaidOutUnion[] } {
  let base: Base = { word_size: 0, canonical_size: 0, isSigned: false };
  const blocks: LaidOutBlock[] = [];
  const unions: (() => LaidOutUnion)[] = [];
  for (const one of declarations) {
    if (one.kind === 'base') {
      const word = valueOf(one.width, base);
      const canonical = one.canonical ? valueOf(one.canonical, base) : word;
      const isSigned = one.signExtend !== undefined && valueOf(one.signExtend, base) !== 0;
      base = { word_size: word, canonical_size: canonical, isSigned };
    } else if (one.kind === 'block') {
      const { fields, bits } = placeMembers(one.members, base);
      const order = one.visibleOrder?.map(({ text }) => text) ?? fields.map(({ name }) => name).toReversed();
      const words = bits / base.word_size;
      blocks.push({ name: one.name.text, base: base.word_size, words, fields, order });
    } else {
      // Blocks of a union may stand behind it.
      const here = base;
      unions.push(() => layOutUnion(one, blocks, here));
    }
  }
  return { blocks, unions: unions.map((make) => make()) };
}

/** From bit 0 upwards: the spec lists members from the highest bit down. */
function placeMembers(members: readonly MemberAst[], base: Base): { fields: LaidOutField[]; bits: number } {
  const fields: LaidOutField[] = [];
  let bits = 0;
  for (const member of members.toReversed()) {
    const size = valueOf(member.size, base);
    if (member.kind !== 'padding') {
      const { canonical_size, isSigned, word_size } = base;
      const align = member.kind === 'field_ptr' && member.align ? valueOf(member.align, base) : 0;
      const width = member.kind === 'field_ptr' ? canonical_size - align : size;
      const isHigh = member.kind !== 'field';
      const sign = isHigh && isSigned && canonical_size < word_size ? canonical_size - 1 : undefined;
      const shift = isHigh ? canonical_size - width : 0;
      fields.push({ name: member.name.text, offset: bits, width, shift, sign });
    }
    bits += size;
  }
  return { fields, bits };
}

function layOutUnion(ast: TaggedUnionAst, blocks: readonly LaidOutBlock[], base: Base): LaidOutUnion {
  const names = ast.slices?.map(({ text }) => text) ?? [ast.tagName.text];
  const parts = new Map<string, { field: string; offset: number; width: number }>();
  const variants = ast.tags.map(({ block: { text }, values }) => {
    const block = blocks.find(({ name }) => name === text);
    if (!block) throw new Error(`no block ${text}`);
    let tag = 0n;
    let position = 0n;
    names.forEach((name, index) => {
      const field = block.fields.find((one) => one.name === name);
      if (!field) throw new Error(`no ${name} in ${text}`);
      parts.set(`${name} ${field.width}`, { field: name, offset: field.offset, width: field.width });
      const value = values[index];
      if (value) tag |= BigInt(valueOf(value, base)) << position;
      position += BigInt(field.width);
    });
    return { block, tag };
  });
  const isSliced = ast.slices !== undefined;
  const listed = [...parts.values()];
  const sorted = isSliced ? listed : listed.sort((a, b) => a.width - b.width);
  const masks = sorted.map(({ width }) => {
    const mask = ast.masks.find((one) => valueOf(one.width, base) === width);
    return mask ? BigInt(valueOf(mask.value, base)) : 0n;
  });
  return { name: ast.name.text, tagName: ast.tagName.text, parts: sorted, isSliced, masks, variants };
}

function valueOf(sum: SumAst, base: Base): number {
  switch (sum.kind) {
    case 'number':
      return Number(sum.value);
    case 'constant':
      if (sum.name === 'word_size' || sum.name === 'canonical_size') return base[sum.name];
      throw new Error(`constant ${sum.name}`);
    case 'negate':
      return -valueOf(sum.of, base);
    case 'binary': {
      const [left, right] = [valueOf(sum.left, base), valueOf(sum.right, base)];
      const { operator } = sum;
      if (operator === '+') return left + right;
      if (operator === '-') return left - right;
      if (operator === '*') return left * right;
      return operator === '/' ? Math.floor(left / right) : left % right;
    }
  }
}
