// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { isGenerated } from '../headers/names.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { constant, matchArm } from '../statements.js';
import { type ObjectSize, objectSizes, sizeLimits } from './object-sizes.js';

/** What the kernel can make of untyped memory, and how large that is. */
export interface ObjectsView {
  readonly limits: readonly { readonly doc: string; readonly constant: string }[];
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

/** The object types of a configuration in the order of their numbers, whether their size is known or not. */
export function objectTypes(headers: HeaderFacts): { readonly name: string; readonly value: bigint }[] {
  const found = new Map<bigint, string>();
  for (const { name, typedefs, values } of headers.enums) {
    if (![name, ...typedefs].some((one) => one !== undefined && enums.includes(one))) continue;
    for (const each of values) {
      // Each enum ends with how many there are, which is where the next one begins.
      const isCount = each.name.endsWith('ObjectTypeCount');
      if (!isCount && !found.has(each.value)) found.set(each.value, each.name);
    }
  }
  return Array.from(found, ([value, name]) => ({ name, value })).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Undefined where the headers say nothing of object types. */
export function toObjectsView({ headers, target }: Model): ObjectsView | undefined {
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
  return {
    limits: limits.map(({ name, constant: value, doc }) => ({
      doc,
      constant: constant(name, 'sys::seL4_Word', sysName(value)),
    })),
    arms: types.map(({ name, size }) => matchArm(sysName(name), sizeValue(size))),
    types: types.map(({ name, size }) => ({
      name: stringLiteral(name),
      objectType: sysName(name),
      size: sizeValue(size),
    })),
  };
}

function sysName(name: string): string {
  return `sys::${rustName(name)}`;
}

function sizeValue({ constant: bits, isChosen }: ObjectSize): string {
  if (bits === undefined) return 'ObjectSize::Chosen';
  return `ObjectSize::${isChosen ? 'ChosenPlus' : 'Fixed'}(${sysName(bits)})`;
}
