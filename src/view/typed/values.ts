// SPDX-License-Identifier: BSD-2-Clause
import type { Block } from '../../model/bitfield.js';
import type { HeaderEnum } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { enumName } from '../headers/names.js';
import { objectTypes } from '../objects/objects-view.js';
import { bitfieldType, rustName } from '../rust-names.js';
import { isReservedType } from './reserved.js';
import { typeName, valueNames, wordsOf, constantName, withoutPrefix } from './names.js';
import { narrowed } from './tables/narrowed.js';
import { flagEnums } from './tables/objects.js';

/** A type of one word with named values. */
export interface ValueType {
  /** Its name in C; undefined for one that several enums make up. */
  readonly name: string;
  readonly rustName: string;
  readonly doc: readonly string[];
  /** Whether its values are combined. */
  readonly isFlags: boolean;
  readonly values: readonly NamedValue[];
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
export function toEnumTypes(model: Model): ValueType[] {
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
}

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
    sys: { type: name, cast: isWord ? '' : ` as ${one.isSigned ? 'i' : 'u'}${one.size * 8}` },
  };
}

/** The types of objects that untyped memory can become; undefined where the headers say nothing of them. */
export function toObjectType({ headers, target }: Model): ValueType | undefined {
  const largest = 1n << BigInt(target.wordSize);
  const names = objectTypes(headers)
    .filter(({ value }) => value >= 0n && value < largest)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  const rustNames = valueNames(
    'seL4_Object',
    names.map((name) => name),
  );
  return {
    name: 'seL4_ObjectType',
    rustName: 'ObjectType',
    doc: ['What untyped memory can become under this configuration.'],
    isFlags: false,
    values: names.map((name, index) => ({
      rustName: rustNames[index] ?? '',
      doc: `${code(name)}.`,
      word: `sys::${rustName(name)}`,
    })),
    sys: undefined,
  };
}

/** A block of one word, by its name; undefined if the specs have none like that. */
export function wordBlock({ bitfields, target }: Model, name: string): Block | undefined {
  return bitfields.blocks.find(
    (block) => block.name === name && block.words === 1 && block.base === target.wordSize,
  );
}

/** The rights that a capability gives: a bit for each field of the block. */
export function toCapRights(model: Model): ValueType | undefined {
  const block = wordBlock(model, 'seL4_CapRights');
  if (!block || block.visibleOrder.length === 0) return undefined;
  const fields = [...block.fields].reverse().map(({ name }) => name);
  const value = (isSet: (name: string) => boolean): string => {
    const args = block.visibleOrder.map((name) => (isSet(name) ? '!0' : '0'));
    return `sys::${bitfieldType(block.name)}::new(${args.join(', ')}).words[0]`;
  };
  const rights = fields.map((field) => ({
    rustName: constantName(wordsOf(withoutPrefix(field).replace(/^capAllow(?=.)/, ''))),
    doc: `The right that ${code(field)} stands for.`,
    word: value((name) => name === field),
  }));
  return {
    name: bitfieldType(block.name),
    rustName: 'CapRights',
    doc: ['What a capability allows: the rights that a copy or a mapping has at most.'],
    isFlags: true,
    values: [
      { rustName: 'NONE', doc: 'No rights.', word: value(() => false) },
      ...rights,
      { rustName: 'ALL', doc: 'All rights.', word: value(() => true) },
    ],
    sys: undefined,
  };
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
