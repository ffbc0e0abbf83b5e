// SPDX-License-Identifier: BSD-2-Clause
import type { TaggedUnion } from '../../model/bitfield.js';
import { code } from '../docs.js';
import { signature } from '../layout-marks.js';
import { hex } from '../rust-literals.js';
import { bitfieldType, rustName, unionView, variantType } from '../rust-names.js';
import { assignment, enumHead, implHead, matchArm, tupleVariant } from '../statements.js';

/** The enum of a union's variants, and the ways from and to the union. */
export interface VariantsView {
  readonly name: string;
  readonly head: string;
  readonly variants: readonly { readonly doc: string; readonly definition: string }[];
  /** The signature of the union's method that gives the enum; in its body, `View` is the enum. */
  readonly method: string;
  readonly alias: string;
  /** The statement that reads the tag. */
  readonly tag: string;
  readonly arms: readonly string[];
  /** The heads of the conversions and their signatures. */
  readonly fromUnion: string;
  readonly fromUnionSignature: string;
  readonly intoUnion: string;
  readonly intoUnionSignature: string;
  readonly intoArms: readonly string[];
  readonly debugArms: readonly string[];
}

/** The widest line that a match arm in a method of a module of a single file has room for. */
const armWidth = 100 - 20;

/** Variants are called as the spec calls their blocks; the one for all other tags steps aside. */
export function toVariantsView({ name: union, tagName, variants }: TaggedUnion): VariantsView {
  const name = unionView(union);
  const whole = bitfieldType(union);
  const rest = restName(variants.map(({ block }) => block.name));
  const rows = variants.map(({ block, tag }) => ({
    variant: rustName(block.name),
    type: variantType(union, block.name),
    tag,
  }));
  return {
    name,
    head: enumHead(name),
    variants: [
      ...rows.map(({ variant, type, tag }) => ({
        doc: `Tag ${tag}.`,
        definition: tupleVariant(variant, type),
      })),
      { doc: `No tag of ${code(union)}: the value as it was.`, definition: tupleVariant(rest, whole) },
    ],
    method: signature('pub const fn view', ['self'], ` -> ${name} {`),
    alias: assignment('type View', name),
    tag: assignment('let tag', `self.get_${tagName}()`),
    arms: [
      ...rows.flatMap(({ variant, type, tag }) => taggedArm(hex(tag), variant, type)),
      matchArm('_', `View::${rest}(self)`),
    ],
    fromUnion: implHead(`From<${whole}>`, name),
    fromUnionSignature: signature('fn from', [`value: ${whole}`], ' -> Self {'),
    intoUnion: implHead(`From<${name}>`, whole),
    intoUnionSignature: signature('fn from', [`view: ${name}`], ' -> Self {'),
    intoArms: [
      ...rows.map(({ variant }) => matchArm(`View::${variant}(block)`, 'block.into()')),
      matchArm(`View::${rest}(value)`, 'value'),
    ],
    debugArms: rows.map(({ variant }) => matchArm(`View::${variant}(block)`, 'block.fmt(f)')),
  };
}

/** The variant for tags that the union does not know. */
function restName(taken: readonly string[], name = 'Unknown'): string {
  return taken.includes(name) ? restName(taken, `${name}_`) : name;
}

/** An arm that gives a variant; where names are long, its type gets a short one first. */
function taggedArm(tag: string, variant: string, type: string): string[] {
  const arm = `${tag} => View::${variant}(${type} { words }),`;
  if (arm.length <= armWidth) return [arm];
  return [
    `${tag} => {`,
    `    ${assignment('type Block', type)}`,
    `    View::${variant}(Block { words })`,
    '}',
  ];
}
