// SPDX-License-Identifier: BSD-2-Clause
import type { Block } from '../../model/bitfield.js';
import { code, paragraphs, sourceLine } from '../docs.js';
import { signature } from '../layout-marks.js';
import { hex, unsigned } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { assignment, implHead, structHead } from '../statements.js';
import { type FieldView, setBits, shifted, toFieldView } from './field-view.js';

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
export interface TypeHeads {
  readonly struct: string;
  readonly default: string;
  readonly debug: string;
  /** Statements that give it short names: `name` for its text, `This` for the type. */
  readonly name: string;
  readonly alias: string;
}

/**
 * A block as a type. Fields in `fixed` (the tag of a variant) have one value: the constructor sets it, and there is
 * no setter.
 */
export function toBlockView(
  block: Block,
  type: string,
  title: string,
  fixed: ReadonlyMap<string, bigint> = new Map(),
): BlockView {
  const word = unsigned(block.base);
  const fields = block.fields.map((field) => toFieldView(field, block, !fixed.has(field.name)));
  const argumentsOf = block.visibleOrder.filter((name) => !fixed.has(name));
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
  return {
    doc: paragraphs([`${title}: ${block.words} × ${block.base} bits.`], fieldTable(block), [
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
      ...[...fixed].map(([name, value]) => set(name, hex(value))),
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

export function typeHeads(type: string): TypeHeads {
  return {
    struct: structHead(type),
    default: implHead('Default', type),
    debug: implHead('core::fmt::Debug', type),
    name: assignment('let name', `"${type}"`),
    alias: assignment('type This', type),
  };
}

function unusedName(name: string, used: readonly string[]): string {
  return used.includes(name) ? unusedName(`${name}_`, used) : name;
}
