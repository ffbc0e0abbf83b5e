// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import type { Place } from '../../model/place.js';
import type { Prose } from '../../text/prose.js';
import { paragraph, paragraphs } from '../docs.js';
import { isGenerated } from '../headers/names.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { constant, matchArm } from '../statements.js';
import { type ObjectSize, objectSizes, sizeLimits } from './object-sizes.js';
import { rememberOf } from '../../text/remember.js';

/** What the kernel can make of untyped memory, and how large that is. */
export interface ObjectsView {
  readonly limits: readonly { readonly name: string; readonly doc: string; readonly constant: string }[];
  /** Of the list of types: which ones it lacks. */
  readonly listDoc: readonly string[];
  /** Of the function that computes sizes: where the limits are, which it does not check. */
  readonly sizeDoc: readonly string[];
  readonly arms: readonly string[];
  readonly types: readonly { readonly name: string; readonly objectType: string; readonly size: string }[];
}

/** The enums of object types, by their typedefs; x86_64 has a name of its own for the second. */
const enums: readonly string[] = [
  'seL4_ObjectType',
  'seL4_ModeObjectType',
  'seL4_seL4ArchObjectType',
  'seL4_ArchObjectType',
];

/** An object type, whether its size is known or not. */
interface ObjectType {
  readonly name: string;
  readonly value: bigint;
  readonly place: Place;
}

/** The object types of a configuration in the order of their numbers. */
export function objectTypes(headers: HeaderFacts): ObjectType[] {
  const found = new Map<bigint, ObjectType>();
  for (const { name, typedefs, values } of headers.enums) {
    if (![name, ...typedefs].some((one) => one !== undefined && enums.includes(one))) continue;
    for (const each of values) {
      // Each enum ends with how many there are, which is where the next one begins.
      const isCount = each.name.endsWith('ObjectTypeCount');
      if (!isCount && !found.has(each.value)) found.set(each.value, each);
    }
  }
  return [...found.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Types that cannot be told how large they are, and why. One with a size of 0 cannot be made: that is known. */
export function objectTypesWithoutSize({
  headers,
}: Model): { readonly name: string; readonly place: Place; readonly problem: string }[] {
  const constants = new Set(headers.constants.map(({ name }) => name));
  return objectTypes(headers).flatMap(({ name, place }) => {
    const size = objectSizes.get(name);
    if (!size) return [{ name, place, problem: 'this version does not know the type' }];
    if (size.constant === undefined || constants.has(size.constant)) return [];
    return [{ name, place, problem: `the headers have no constant ${size.constant}` }];
  });
}

/** Undefined where the headers say nothing of object types. */
export const toObjectsView = rememberOf((model: Model): ObjectsView | undefined => {
  const { headers, target } = model;
  const largest = 1n << BigInt(target.wordSize);
  // A type that has a number but cannot be made has a size of 0.
  const sizes = new Set(
    headers.constants
      .filter((one) => !isGenerated(one) && one.value > 0n && one.value < largest)
      .map(({ name }) => name),
  );
  const types = objectTypes(headers).flatMap(({ name, value }) => {
    const size = objectSizes.get(name);
    const isKnown = size && (size.constant === undefined || sizes.has(size.constant));
    return isKnown && value >= 0n && value < largest ? [{ name, size }] : [];
  });
  if (types.length === 0) return undefined;
  const limits = sizeLimits.filter((limit) => sizes.has(limit.constant));
  const unknown = objectTypesWithoutSize(model).map(({ name }) => name);
  return {
    limits: limits.map(({ name, constant: value, doc }) => ({
      name,
      doc,
      constant: constant(name, 'sys::seL4_Word', sysName(value)),
    })),
    sizeDoc: toSizeDoc(limits.map(({ name }) => name)),
    listDoc: toListDoc(unknown),
    arms: types.map(({ name, size }) => matchArm(sysName(name), sizeValue(size))),
    types: types.map(({ name, size }) => ({
      name: stringLiteral(name),
      objectType: sysName(name),
      size: sizeValue(size),
    })),
  };
});

function toListDoc(unknown: readonly string[]): string[] {
  const list = unknown.flatMap((name, index): Prose => [
    { kind: 'text', text: ' ' },
    { kind: 'code', text: name },
    { kind: 'text', text: index + 1 < unknown.length ? ',' : '.' },
  ]);
  return paragraphs(
    [
      'The object types of this configuration, in the order of their numbers: those that can be made and of which the',
      'size is known.',
    ],
    list.length > 0 ? paragraph([{ kind: 'text', text: 'Of unknown size, and so not here:' }, ...list]) : [],
  );
}

function toSizeDoc(limits: readonly string[]): string[] {
  const links = limits.map((name) => `[\`${name}\`]`);
  return paragraphs(
    [
      'How much untyped memory one object takes: two to the power of this many bytes. `user_size_bits` counts for the',
      'types that have no size of their own: the slots of a CNode, untyped memory, scheduling contexts. Nothing for',
      'types that are not in [`ALL`], or if a word does not hold the size.',
    ],
    links.length > 0 ? ['The kernel limits what can be asked for:', `see ${links.join(', ')}.`] : [],
  );
}

function sysName(name: string): string {
  return `sys::${rustName(name)}`;
}

function sizeValue({ constant: bits, isChosen }: ObjectSize): string {
  if (bits === undefined) return 'ObjectSize::Chosen';
  return `ObjectSize::${isChosen ? 'ChosenPlus' : 'Fixed'}(${sysName(bits)})`;
}
