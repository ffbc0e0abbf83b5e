// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields, Block, Field, TaggedUnion, TagWidth, Variant } from '../model/bitfield.js';
import { code, paragraphs, sourceLine } from './docs.js';
import { call, signature } from './layout-marks.js';
import { hex, unsigned } from './rust-literals.js';
import { bitfieldType, rustName, tagConstant, variantType } from './rust-names.js';
import {
  assignment,
  castHead,
  constant,
  ifCompared,
  ifLet,
  implHead,
  someWords,
  structHead,
} from './statements.js';

export interface BitfieldsView {
  readonly blocks: readonly BlockView[];
  readonly unions: readonly UnionView[];
}

export interface BlockView {
  readonly doc: readonly string[];
  readonly type: string;
  readonly heads: TypeHeads;
  readonly word: string;
  readonly words: number;
  readonly bytes: number;
  readonly hasFields: boolean;
  /** The signature of `new`. */
  readonly constructor: string;
  /** The variable in which `new` puts the block together, and the statements that do. */
  readonly holder: string;
  readonly initialise: readonly string[];
  readonly fields: readonly FieldView[];
}

/** The lines of a type that name it and may have to be broken for that. */
interface TypeHeads {
  readonly struct: string;
  readonly default: string;
  readonly debug: string;
  /** Statements that give it short names: `name` for its text, `This` for the type. */
  readonly name: string;
  readonly alias: string;
}

interface FieldView {
  readonly name: string;
  readonly getterSignature: string;
  readonly doc: string;
  readonly getter: readonly string[];
  readonly isSettable: boolean;
  /** Which word it lies in. */
  readonly index: number;
  readonly setSignature: string;
  readonly withSignature: string;
  /** Statements that write `value` and that show the field. */
  readonly setter: string;
  readonly debug: string;
  /** Statements that read it from and set it in `block`. */
  readonly readBack: string;
  readonly writeOnes: string;
  /** The word when all bits of the field are set, and what that must read and write as. */
  readonly mask: string;
  readonly ones: string;
}

export interface UnionView {
  readonly doc: readonly string[];
  readonly type: string;
  readonly heads: TypeHeads;
  readonly word: string;
  readonly words: number;
  readonly bytes: number;
  /** The signature of the getter of the whole tag. */
  readonly tagGetter: string;
  readonly tagDoc: string;
  readonly tagStatements: readonly string[];
  readonly variants: readonly VariantView[];
}

interface VariantView extends BlockView {
  /** The definition of the tag's constant. */
  readonly constant: string;
  /** The cast: its signature, when it gives nothing, what it gives; and its use as a condition. */
  readonly cast: string;
  readonly guard: string;
  readonly some: string;
  readonly ifCast: string;
  /** The head and the signature of the conversion into the union. */
  readonly from: string;
  readonly fromSignature: string;
  readonly tagCheck: readonly string[];
}

/** Blocks of unions appear as variants of their union, all others on their own. */
export function toBitfieldsView({ blocks, unions }: Bitfields): BitfieldsView {
  const inUnion = new Set(unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)));
  return {
    blocks: blocks
      .filter(({ name }) => !inUnion.has(name))
      .map((block) => toBlockView(block, bitfieldType(block.name))),
    unions: unions.map(toUnionView),
  };
}

function toBlockView(block: Block, type: string, union?: TaggedUnion, tag = 0n): BlockView {
  const word = unsigned(block.base);
  const tags = union ? tagFields(union, block) : new Map<string, bigint>();
  const parts = union ? tagParts(union, tag) : tags;
  const fields = block.fields.map((field) => toFieldView(field, block, !tags.has(field.name)));
  const argumentsOf = block.visibleOrder.filter((name) => !tags.has(name));
  // A field may be called as the variable would be.
  const holder = unusedName('block', argumentsOf);
  const set = (name: string, value: string): string => {
    const field = block.fields.find((one) => one.name === name);
    return field ? setBits(holder, field, block, value) : '';
  };
  const setArgument = (name: string): string => {
    const shift = block.fields.find((one) => one.name === name)?.valueShift ?? 0;
    return set(name, shifted(rustName(name), shift));
  };
  const kind = union ? `Block ${code(block.name)} of union ${code(union.name)}` : `Block ${code(block.name)}`;
  return {
    doc: paragraphs([`${kind}: ${block.words} × ${block.base} bits.`], fieldTable(block), [
      sourceLine(block.place),
    ]),
    type,
    heads: typeHeads(type),
    word,
    words: block.words,
    bytes: (block.words * block.base) / 8,
    hasFields: fields.length > 0,
    constructor: signature(
      'pub const fn new',
      argumentsOf.map((name) => `${rustName(name)}: ${word}`),
      ' -> Self {',
    ),
    holder,
    initialise: [
      ...[...parts].map(([name, value]) => set(name, hex(value))),
      ...argumentsOf.map(setArgument),
    ],
    fields,
  };
}

/** A picture of the block: one row a field, from the highest bit down. */
function fieldTable({ fields }: Block): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ name, offset, width, high }) => {
    const range = width === 1 ? `${offset}` : `${offset + width - 1}:${offset}`;
    return `| ${range} | ${code(name)} | ${high ? 'high bits of a pointer' : ''} |`;
  });
  return ['| Bits | Field | |', '|---|---|---|', ...rows];
}

function toFieldView(field: Field, { base }: Block, isSettable: boolean): FieldView {
  const word = unsigned(base);
  const index = Math.floor(field.offset / base);
  const low = field.offset % base;
  const read = `bits::${word}::get(self.words[${index}], ${low}, ${field.width})`;
  const ones = (1n << BigInt(field.width)) - 1n;
  const getter: string[] = [];
  if (field.signBit !== undefined) {
    getter.push(
      `let value = ${read} << ${field.valueShift};`,
      `bits::${word}::sign_extend(value, ${field.signBit})`,
    );
  } else getter.push(field.valueShift > 0 ? `${read} << ${field.valueShift}` : read);
  const range =
    field.width === 1 ? `bit ${field.offset}` : `bits ${field.offset} to ${field.offset + field.width - 1}`;
  const lost =
    field.valueShift > 0
      ? `; the low ${field.valueShift} bits of a value are dropped`
      : field.width < base
        ? '; higher bits of a value are dropped'
        : '';
  return {
    name: field.name,
    getterSignature: signature(`pub const fn get_${field.name}`, ['&self'], ` -> ${word} {`),
    doc: `${code(field.name)}: ${range}${lost}.`,
    getter,
    isSettable,
    index,
    setSignature: signature(`pub const fn set_${field.name}`, ['&mut self', `value: ${word}`], ' {'),
    withSignature: signature(`pub const fn with_${field.name}`, ['mut self', `value: ${word}`], ' -> Self {'),
    setter: setBits('self', field, { base }, shifted('value', field.valueShift)),
    debug: call('fields.field', [`"${field.name}"`, `&self.get_${field.name}()`], ';'),
    readBack: assignment('let value', `block.get_${field.name}()`),
    writeOnes: assignment('block', `zero.with_${field.name}(!0)`),
    mask: hex(ones << BigInt(low)),
    ones: hex(allOnes(field, base)),
  };
}

/** What a field of only ones reads as. */
function allOnes({ width, valueShift, signBit }: Field, base: number): bigint {
  const value = ((1n << BigInt(width)) - 1n) << BigInt(valueShift);
  const isNegative = signBit !== undefined && (value >> BigInt(signBit)) & 1n;
  return isNegative ? value | ((1n << BigInt(base)) - (1n << BigInt(signBit + 1))) : value;
}

/** A statement that replaces a field of the words of `holder`. */
function setBits(
  holder: string,
  { offset, width }: Field,
  { base }: { readonly base: number },
  value: string,
): string {
  const place = `${holder}.words[${Math.floor(offset / base)}]`;
  const args = [place, `${offset % base}`, `${width}`, value];
  return call(`${place} = bits::${unsigned(base)}::set`, args, ';');
}

function unusedName(name: string, used: readonly string[]): string {
  return used.includes(name) ? unusedName(`${name}_`, used) : name;
}

function shifted(value: string, shift: number): string {
  return shift > 0 ? `${value} >> ${shift}` : value;
}

function typeHeads(type: string): TypeHeads {
  return {
    struct: structHead(type),
    default: implHead('Default', type),
    debug: implHead('core::fmt::Debug', type),
    name: assignment('let name', `"${type}"`),
    alias: assignment('type This', type),
  };
}

/** The tag fields of a block, by name. */
function tagFields({ tag, tagName }: TaggedUnion, _block: Block): Map<string, bigint> {
  const names = tag.kind === 'sliced' ? tag.slices.map(({ field }) => field) : [tagName];
  return new Map(names.map((name) => [name, 0n]));
}

/** What each tag field of a variant holds. */
function tagParts({ tag, tagName }: TaggedUnion, value: bigint): Map<string, bigint> {
  if (tag.kind === 'plain') return new Map([[tagName, value]]);
  let rest = value;
  return new Map(
    tag.slices.map(({ field, width }) => {
      const part = rest & ((1n << BigInt(width)) - 1n);
      rest >>= BigInt(width);
      return [field, part];
    }),
  );
}

function toUnionView(union: TaggedUnion): UnionView {
  const word = unsigned(union.base);
  const rows = union.variants.map(({ block, tag }) => `| ${tag} | ${code(block.name)} |`);
  return {
    doc: paragraphs(
      [
        `Tagged union ${code(union.name)}: ${union.words} × ${union.base} bits, told apart by ${code(union.tagName)}.`,
      ],
      ['| Tag | Block |', '|---|---|', ...rows],
      [sourceLine(union.place)],
    ),
    type: bitfieldType(union.name),
    heads: typeHeads(bitfieldType(union.name)),
    word,
    words: union.words,
    bytes: (union.words * union.base) / 8,
    tagGetter: signature(`pub const fn get_${union.tagName}`, ['&self'], ` -> ${word} {`),
    tagDoc: `The tag ${code(union.tagName)}; any value may stand there.`,
    tagStatements: tagStatements(union, word),
    variants: union.variants.map((variant) => toVariantView(variant, union)),
  };
}

function toVariantView({ block, tag }: Variant, union: TaggedUnion): VariantView {
  const type = variantType(union.name, block.name);
  const cast = `as_${block.name}`;
  return {
    ...toBlockView(block, type, union, tag),
    constant: constant(tagConstant(union.name, block.name), unsigned(union.base), hex(tag)),
    cast: castHead(cast, type),
    guard: ifCompared(`self.get_${union.tagName}()`, '!=', hex(tag)),
    some: someWords(type),
    ifCast: ifLet('Some(variant)', `self.${cast}()`),
    from: implHead(`From<${type}>`, bitfieldType(union.name)),
    fromSignature: signature('fn from', [`variant: ${type}`], ' -> Self {'),
    tagCheck: tagCheck(union, block, tag),
  };
}

/** Statements that put a variant's tag fields into `value` and check that they read back as its tag. */
function tagCheck(union: TaggedUnion, block: Block, tag: bigint): string[] {
  const words = new Map<number, bigint>();
  for (const [name, value] of tagParts(union, tag)) {
    const field = block.fields.find((one) => one.name === name);
    if (!field) continue;
    const index = Math.floor(field.offset / union.base);
    words.set(index, (words.get(index) ?? 0n) | (value << BigInt(field.offset % union.base)));
  }
  return [
    ...[...words].map(([index, word]) => `value.words[${index}] = ${hex(word)};`),
    assignment('let tag', `value.get_${union.tagName}()`),
    `assert!(tag == ${hex(tag)});`,
  ];
}

function tagStatements({ tag, base }: TaggedUnion, word: string): string[] {
  const get = (offset: number, width: number): string =>
    `bits::${word}::get(self.words[${Math.floor(offset / base)}], ${offset % base}, ${width})`;
  if (tag.kind === 'sliced') {
    let position = 0;
    const statements = tag.slices.map(({ offset, width }, index) => {
      const part = position > 0 ? `(${get(offset, width)} << ${position})` : get(offset, width);
      position += width;
      return index === 0 ? `let tag = ${part};` : `let tag = tag | ${part};`;
    });
    return [...statements, 'tag'];
  }
  const lowest = Math.min(...tag.widths.map(({ offset }) => offset));
  const last = tag.widths.at(-1) as TagWidth;
  return [
    ...tag.widths.slice(0, -1).flatMap(({ offset, width, classMask }) => {
      const mask = hex(classMask << BigInt(lowest % base));
      return [
        `if self.words[${Math.floor(offset / base)}] & ${mask} != ${mask} {`,
        `    return ${get(offset, width)};`,
        '}',
      ];
    }),
    get(last.offset, last.width),
  ];
}
