// SPDX-License-Identifier: BSD-2-Clause
import type { Block } from '../../model/bitfield.js';
import type { HeaderEnum } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { enumName } from '../headers/names.js';
import { bitfieldType, rustName } from '../rust-names.js';
import { isReservedType } from './reserved.js';
import { typeName, valueNames } from './names.js';
import { narrowed } from './tables/narrowed.js';
import { flagEnums } from './tables/objects.js';
import { rememberOf } from '../../text/remember.js';

/** A type of one word with named values. */
export interface ValueType {
  /** Its name in C; undefined for one that several enums make up. */
  readonly name: string;
  readonly rustName: string;
  readonly doc: readonly string[];
  /** Whether its values are combined. */
  readonly isFlags: boolean;
  readonly values: readonly NamedValue[];
  /** Other names of some of them. */
  readonly aliases: readonly NamedValue[];
  /** Of an enum of the headers: the type in `sys`, and what makes its integer of a word. */
  readonly sys: { readonly type: string; readonly cast: string } | undefined;
}

export interface NamedValue {
  readonly rustName: string;
  readonly doc: string;
  /** A constant expression: a word. */
  readonly word: string;
}

/** The enums of the headers that are types here: methods take or return them, or the table says that they do. */
export const toEnumTypes = rememberOf((model: Model): readonly ValueType[] => {
  const used = new Set<string>();
  for (const { owner, method, parameter } of parametersOf(model)) {
    used.add(parameter.type);
    const is = narrowed(owner, method, parameter.name)?.is;
    if (is?.kind === 'enum') used.add(is.name);
  }
  return model.headers.enums
    .filter((one) => namesOf(one).some((name) => used.has(name)))
    .map((one) => toEnumType(one, model))
    .sort((a, b) => (a.rustName < b.rustName ? -1 : 1));
});

export function namesOf(one: HeaderEnum): string[] {
  return [enumName(one), one.name, ...one.typedefs].filter((name) => name !== undefined);
}

function* parametersOf({ interfaces }: Model): Iterable<{
  owner: string;
  method: string;
  parameter: { readonly name: string; readonly type: string };
}> {
  for (const { name: owner, methods } of interfaces) {
    for (const { name: method, inputs, outputs } of methods) {
      for (const parameter of [...inputs, ...outputs]) yield { owner, method, parameter };
    }
  }
}

function toEnumType(one: HeaderEnum, { headers, target }: Model): ValueType {
  const name = enumName(one) ?? '';
  const isFlags = flagEnums.test(name);
  const rust = typeName(name).replace(/Flag$/, 'Flags');
  const isWord = one.size * 8 === target.wordSize && !one.isSigned;
  const rustNames = valueNames(
    name,
    one.values.map((each) => each.name),
  );
  return {
    name,
    rustName: isReservedType(rust) ? `${rust}Value` : rust,
    doc: paragraphs(
      [`The values of C's ${code(name)}${isFlags ? ', which can be combined' : ''}.`],
      [headerLine(one.place, headers.isBorrowed)],
    ),
    isFlags,
    values: one.values.map((each, index) => ({
      rustName: rustNames[index] ?? '',
      doc: `${code(each.name)}.`,
      word: isWord
        ? `sys::${name}::${rustName(each.name)}.0`
        : `sys::${name}::${rustName(each.name)}.0 as Word`,
    })),
    aliases: [],
    sys: { type: name, cast: isWord ? '' : ` as ${one.isSigned ? 'i' : 'u'}${one.size * 8}` },
  };
}

/** A block of one word, by its name; undefined if the specs have none like that. */
export function wordBlock({ bitfields, target }: Model, name: string): Block | undefined {
  return bitfields.blocks.find(
    (block) => block.name === name && block.words === 1 && block.base === target.wordSize,
  );
}

export function hasGuard(model: Model): boolean {
  const fields = wordBlock(model, 'seL4_CNode_CapData')?.fields.map(({ name }) => name) ?? [];
  return fields.includes('guard') && fields.includes('guardSize');
}

/** Blocks that hold what a capability of some kind carries besides its address, other than a guard. */
export function capDataBlocks(model: Model): string[] {
  return model.bitfields.blocks
    .filter(({ name }) => /_CapData$/.test(name) && wordBlock(model, name) !== undefined)
    .map(({ name }) => bitfieldType(name))
    .sort();
}
