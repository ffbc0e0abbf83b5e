// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Bitfields, Block } from '../model/bitfield.js';
import type { Interface, Method } from '../model/interface.js';
import type { Model } from '../model/model.js';
import type { Place } from '../model/place.js';
import { constantsOf } from './headers/constants-view.js';
import { namedEnums } from './headers/enums-view.js';
import { typedefsOf } from './headers/names.js';
import { declaredStructs } from './headers/structs-view.js';
import { ownConstants, ownVariables, preludePatterns, reservedItems } from './reserved-names.js';
import {
  bitfieldType,
  isKeyword,
  methodFunction,
  rustName,
  syscallConstant,
  tagConstant,
  unionView,
  variantType,
} from './rust-names.js';
import { toSyscallsView } from './syscalls/syscalls-view.js';
import { toTypesView } from './types-view.js';

export interface Item {
  /** The Rust item. */
  readonly item: string;
  /** What gives it, for the message. */
  readonly name: string;
  readonly place: Place | undefined;
}

/** Two names of the specs must not become the same Rust item: reported, never resolved by renaming. */
export function reportCollisions(model: Model, report: Report): void {
  const { bitfields, interfaces, structs, target } = model;
  const asItIs = ({ name, place }: { readonly name: string; readonly place: Place }): Item => ({
    item: name,
    name,
    place,
  });
  const labels = model.labels.map(asItIs);
  const verbatim = [...interfaces.map(asItIs), ...labels];
  reportKeywords([...verbatim, ...structs.map(asItIs)], report);
  const types = toTypesView(model);
  // An interface is a type of capabilities; a typedef of that name says the same, unless it is of something else.
  const capabilities = new Set(types.filter(({ is }) => is === 'seL4_CPtr').map(({ name }) => name));
  const ofInterfaces = new Set(interfaces.map(({ name }) => name).filter((name) => capabilities.has(name)));
  const typedefs = new Set(model.headers.typedefs.map(({ name }) => rustName(name)));
  const aliases = types.filter(({ name }) => !ofInterfaces.has(name) && !typedefs.has(name));
  const headerItems = [
    ...typedefsOf(model.headers).filter(({ name }) => !ofInterfaces.has(name)),
    ...declaredStructs(model).map(({ name, of }) => ({ name, place: of.place })),
    ...namedEnums(model.headers.enums).map(({ name, of }) => ({ name, place: of.place })),
    ...model.headers.aliases.filter(({ kind }) => kind === 'function'),
  ].map(asItIs);
  const headerConstants = constantsOf(model).map(asItIs);
  const syscalls = model.syscalls.map(({ name, place }) => ({ item: syscallConstant(name), name, place }));
  reportSame(
    [
      ...reservedItems.map(builtIn),
      ...aliases.map(({ name }) => builtIn(name)),
      ...toSyscallsView(model).functions.map(({ name }) => builtIn(name)),
      ...verbatim,
      ...headerItems,
      ...headerConstants,
      ...bitfieldItems(bitfields),
      ...syscalls,
      ...interfaces.flatMap(methodItems),
    ],
    report,
  );
  const constants = [...labels, ...syscalls, ...headerConstants, ...tagItems(bitfields)];
  // They are types alone: a constant may be called like them, and their union's blocks end in `_t`.
  reportTaken(
    viewItems(bitfields),
    [...reservedItems.map(builtIn), ...aliases.map(({ name }) => builtIn(name)), ...verbatim, ...headerItems],
    report,
  );
  // Constants among themselves have been compared above.
  reportTaken(constants, ownVariables.map(ownVariable), report);
  const methods = interfaces.flatMap((owner) => owner.methods.map((method) => ({ owner, method })));
  const patterns = [...[...ownConstants, ...preludePatterns].map(builtIn), ...constants];
  for (const { owner, method } of methods) {
    const parameters = parameterItems(owner, method);
    reportSame(parameters, report);
    reportTaken([...parameters, ...partItems(owner, method, target.wordSize)], patterns, report);
  }
  for (const { name, members, place } of structs) {
    reportSame(
      members.map((member) => ({ item: rustName(member), name: `${name}.${member}`, place })),
      report,
    );
  }
  reportFields(bitfields, report);
}

export function reportBitfieldCollisions(bitfields: Bitfields, report: Report): void {
  reportSame(bitfieldItems(bitfields), report);
  reportFields(bitfields, report);
}

function builtIn(item: string): Item {
  return { item, name: item, place: undefined };
}

function ownVariable(item: string): Item {
  return { item, name: 'a variable of the generated code', place: undefined };
}

function methodItems(owner: Interface): Item[] {
  return owner.methods.flatMap((method) => {
    const item = methodFunction(owner.name, method.name);
    const one = { item, name: `${owner.name}::${method.name}`, place: method.place };
    const hasResult = method.outputs.some(({ byReference }) => !byReference);
    return hasResult ? [one, { ...one, item: `${item}_t` }] : [one];
  });
}

function parameterItems(owner: Interface, { name, inputs, outputs, place }: Method): Item[] {
  return [...inputs, ...outputs].map((parameter) => ({
    item: rustName(parameter.name),
    name: `${owner.name}::${name}, parameter ${parameter.name}`,
    place,
  }));
}

/** The variables for the words of a struct that is passed by reference. */
function partItems(owner: Interface, { name, inputs, place }: Method, wordSize: number): Item[] {
  return inputs.flatMap((parameter) => {
    if (parameter.kind === 'capability' || !parameter.byReference) return [];
    const words = Array.from({ length: parameter.bits / wordSize }, (_, index) => String(index));
    return [...words, 'rest'].map((part) => ({
      item: `${parameter.name}_${part}`,
      name: `${owner.name}::${name}, parameter ${parameter.name}`,
      place,
    }));
  });
}

function bitfieldItems(bitfields: Bitfields): Item[] {
  const { blocks, unions } = bitfields;
  const inUnion = new Set(unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)));
  return [
    ...blocks
      .filter(({ name }) => !inUnion.has(name))
      .map(({ name, place }) => ({ item: bitfieldType(name), name: `block ${name}`, place })),
    ...unions.flatMap(({ name, variants, place }) => [
      { item: bitfieldType(name), name: `union ${name}`, place },
      ...variants.map(({ block }) => ({
        item: variantType(name, block.name),
        name: `block ${block.name}`,
        place: block.place,
      })),
    ]),
    ...tagItems(bitfields),
  ];
}

function viewItems({ unions }: Bitfields): Item[] {
  return unions.map(({ name, place }) => ({
    item: unionView(name),
    name: `variants of union ${name}`,
    place,
  }));
}

function tagItems({ unions }: Bitfields): Item[] {
  return unions.flatMap(({ name, variants }) =>
    variants.map(({ block }) => ({
      item: tagConstant(name, block.name),
      name: `tag of ${block.name}`,
      place: block.place,
    })),
  );
}

/** The fields of a block are the parameters of its constructor, beside the constants of the tags. */
function reportFields(bitfields: Bitfields, report: Report): void {
  const patterns = [...preludePatterns.map(builtIn), ...tagItems(bitfields)];
  const blocks = new Set<Block>([
    ...bitfields.blocks,
    ...bitfields.unions.flatMap(({ variants }) => variants.map(({ block }) => block)),
  ]);
  for (const { name, fields, place } of blocks) {
    const items = fields.map((field) => ({
      item: rustName(field.name),
      name: `field ${field.name} of block ${name}`,
      place,
    }));
    reportSame(items, report);
    reportTaken(items, patterns, report);
  }
}

function reportKeywords(items: readonly Item[], report: Report): void {
  for (const item of items) {
    if (isKeyword(item.item)) report.add('E0518', undefined, { name: describe(item) });
  }
}

export function reportSame(items: readonly Item[], report: Report): void {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const other = seen.get(item.item);
    if (!other) seen.set(item.item, item);
    else if (!(other.place === undefined && item.place === undefined)) reportPair(item, other, report);
  }
}

/** Of the items, those that are already there. */
function reportTaken(items: readonly Item[], there: readonly Item[], report: Report): void {
  const taken = new Map(there.map((other) => [other.item, other]));
  for (const item of items) {
    const other = taken.get(item.item);
    if (other) reportPair(item, other, report);
  }
}

function reportPair(item: Item, other: Item, report: Report): void {
  report.add('E0334', undefined, { name: describe(item), item: item.item, other: describe(other) });
}

function describe({ name, place }: Item): string {
  return place ? `${name} (${place.path}:${place.line})` : name;
}
