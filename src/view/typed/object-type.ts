// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { code } from '../docs.js';
import { objectTypes } from '../objects/objects-view.js';
import { wordConstants } from '../headers/constants-view.js';
import { rustName as escaped } from '../rust-names.js';
import { matchArm } from '../statements.js';
import { toCapabilities } from './capabilities.js';
import { valueNames } from './names.js';
import { addressSpace, portableObjects, tableLevels } from './tables/portable.js';
import type { NamedValue, ValueType } from './values.js';
import { rememberOf } from '../../text/remember.js';

/** The types of objects that untyped memory can become; undefined where the headers say nothing of them. */
export const toObjectType = rememberOf((model: Model): ValueType | undefined => {
  const names = objectNames(model);
  if (names.length === 0) return undefined;
  const rustNames = valueNames('seL4_Object', names);
  const values = names.map((name, index) => ({
    name,
    rustName: rustNames[index] ?? '',
    doc: `${code(name)}.`,
    word: `sys::${escaped(name)}`,
  }));
  return {
    name: 'seL4_ObjectType',
    rustName: 'ObjectType',
    doc: ['What untyped memory can become under this configuration.'],
    isFlags: false,
    values,
    aliases: toPortable(values, model),
    sys: undefined,
  };
});

function objectNames({ headers, target }: Model): string[] {
  const largest = 1n << BigInt(target.wordSize);
  return objectTypes(headers)
    .filter(({ value }) => value >= 0n && value < largest)
    .map(({ name }) => name);
}

/** Names that programs for several architectures can use. A type that has such a name already keeps it. */
function toPortable(values: readonly (NamedValue & { readonly name: string })[], model: Model): NamedValue[] {
  const space = toCapabilities(model).find('vspace')?.name;
  const root = space === undefined ? [] : [`${space}Object`];
  return [...portableObjects, { ...addressSpace, of: root }].flatMap((portable) => {
    const is = portable.of.map((one) => values.find(({ name }) => name === one)).find((one) => one);
    if (!is || values.some((one) => one.rustName === portable.name)) return [];
    const text = `${portable.doc}: [\`${is.rustName}\`](Self::${is.rustName}) under this configuration.`;
    return [{ rustName: portable.name, doc: text, word: is.word }];
  });
}

/** Which table is missing where a mapping ends, by the bits of the address that are left. */
export interface MissingTableView {
  /** The only kind of table, if there is just one. */
  readonly only: string | undefined;
  readonly arms: readonly string[];
  /** All of them, each with its name in C. */
  readonly types: readonly { readonly name: string; readonly rustName: string }[];
}

/** Undefined where no table is known, or the bits do not tell which one it is. */
export function toMissingTable(model: Model): MissingTableView | undefined {
  const constants = wordConstants(model);
  const names = objectNames(model);
  const rustNames = valueNames('seL4_Object', names);
  const levels = tableLevels.flatMap(({ constant, of }) => {
    const at = names.findIndex((name) => of.includes(name));
    const [name, rustName] = [names[at], rustNames[at]];
    const bits = constants.get(constant);
    return name !== undefined && rustName !== undefined && bits !== undefined
      ? [{ constant, bits, name, rustName }]
      : [];
  });
  const [first, ...others] = levels;
  if (!first || new Set(levels.map(({ bits }) => bits)).size < levels.length) return undefined;
  if (others.length === 0) return { only: first.rustName, arms: [], types: levels };
  return {
    only: undefined,
    arms: levels.map(({ constant, rustName: name }) => matchArm(`sys::${constant}`, `Some(Self::${name})`)),
    types: levels,
  };
}
