// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { findField, findStruct, isUnsigned } from '../boot-info/facts.js';
import { code } from '../docs.js';
import { fieldName } from '../headers/structs-view.js';
import { call, callWidth, choice } from '../layout-marks.js';
import { toObjectsView } from '../objects/objects-view.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { constant, typeAlias } from '../statements.js';
import { toCapRights } from './cap-rights.js';
import { typeName } from './names.js';
import { toMapping } from './mapping-view.js';
import { type MissingTableView, toMissingTable, toObjectType } from './object-type.js';
import { isReservedType } from './reserved.js';
import { withoutArchitecture } from './tables/objects.js';
import { registers } from './tables/registers.js';
import { structText } from './tables/type-docs.js';
import { structName, timeType } from './typing.js';
import { capDataBlocks, hasGuard, toEnumTypes, type ValueType } from './values.js';

/** The module `types`: what methods take and return besides capabilities. */
export interface TypesView {
  readonly names: readonly { readonly declaration: string; readonly doc: readonly string[] }[];
  readonly values: readonly ValueView[];
  readonly capData: readonly string[];
  readonly hasCapRights: boolean;
  readonly hasGuard: boolean;
  /** How wide badges are, where the headers say it. */
  readonly hasBadgeBits: boolean;
  readonly badgeBits: string | undefined;
  readonly hasUserContext: boolean;
  /** Registers of `UserContext` that have a name on all architectures. */
  readonly hasRegisters: boolean;
  readonly registers: readonly { readonly name: string; readonly doc: string; readonly field: string }[];
  /** Other names of types, for programs for several architectures. */
  readonly aliases: readonly { readonly name: string; readonly of: string; readonly declaration: string }[];
  readonly hasObjectType: boolean;
  /** Whether the module `objects` is there. */
  readonly hasObjects: boolean;
  readonly hasMissingTable: boolean;
  /** Whether all tables are of one kind. */
  readonly isOnlyTable: boolean;
  readonly missingTable: MissingTableView;
  /** Whether `map_table` is there. */
  readonly hasMapping: boolean;
}

interface ValueView {
  readonly name: string;
  readonly literal: string;
  readonly doc: readonly string[];
  readonly constants: readonly { readonly name: string; readonly doc: string; readonly constant: string }[];
  /** Values and their names: in a line or two where there are few of them, else one by one. */
  readonly isShort: boolean;
  readonly short: string;
  readonly pairs: readonly string[];
  readonly isFlags: boolean;
  /** What flags are by default. */
  readonly default: string;
  readonly defaultDoc: string;
}

/** `hasErrors` says whether there is what methods return. */
export function toTypesView(model: Model, hasErrors = true): TypesView {
  const rights = toCapRights(model);
  const objectType = toObjectType(model);
  const enums = toEnumTypes(model);
  const missing = objectType && toMissingTable(model);
  const found = toRegisters(model);
  const values = [...(rights ? [rights] : []), ...(objectType ? [objectType] : []), ...enums];
  const time = timeType(model);
  const badgeBits = toBadgeBits(model);
  const structs = model.structs.map(({ name }) => ({
    name: structName(name),
    is: rustName(name),
    doc: [`${structText(name) ?? 'Words that methods pass.'} C: ${code(name)}.`],
  }));
  return {
    names: [
      ...(time === undefined
        ? []
        : [{ name: 'Time', is: time, doc: ['A time, in microseconds or in ticks.'] }]),
      { name: 'Word', is: 'seL4_Word', doc: ['A machine word.'] },
      ...structs,
    ]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, is, doc }) => ({ declaration: typeAlias(name, `sys::${is}`), doc })),
    values: values.sort((a, b) => (a.rustName < b.rustName ? -1 : 1)).map(toValueView),
    capData: capDataBlocks(model),
    hasCapRights: rights !== undefined,
    hasGuard: hasGuard(model),
    hasBadgeBits: badgeBits !== undefined,
    badgeBits,
    hasUserContext: structs.some(({ name }) => name === 'UserContext'),
    hasRegisters: found.length > 0,
    registers: found,
    aliases: toAliases(enums),
    hasObjectType: objectType !== undefined,
    hasObjects: objectType !== undefined && toObjectsView(model) !== undefined,
    hasMissingTable: missing !== undefined,
    isOnlyTable: missing?.only !== undefined,
    missingTable: missing ?? { only: undefined, arms: [], types: [] },
    hasMapping: hasErrors && toMapping(model) !== undefined,
  };
}

/** A word holds the badge. */
function toBadgeBits({ headers, target }: Model): string | undefined {
  const bits = headers.constants.find(({ name }) => name === 'seL4_BadgeBits')?.value ?? 0n;
  return bits > 0n && bits <= BigInt(target.wordSize) ? String(bits) : undefined;
}

/** None where a member is not there, or is no word. */
function toRegisters(model: Model): TypesView['registers'] {
  const { headers, target } = model;
  const struct = findStruct(headers, 'seL4_UserContext');
  if (!struct || !model.structs.some(({ name }) => name === 'seL4_UserContext')) return [];
  return registers.flatMap(({ name, doc, members }) => {
    const field = members.map((member) => findField(struct, member)).find((one) => one !== undefined);
    return field && isUnsigned(field, target.wordSize, headers)
      ? [{ name, doc, field: fieldName(field) }]
      : [];
  });
}

/** `ArmVmAttributes` is `VmAttributes` too. */
function toAliases(enums: readonly ValueType[]): TypesView['aliases'] {
  const named = enums.flatMap(({ name: ofC, rustName: of }) => {
    const rest = withoutArchitecture(ofC);
    const name = typeName(rest ?? '');
    return rest === undefined ? [] : [{ name, of, declaration: typeAlias(name, of) }];
  });
  return named.filter(
    ({ name }) =>
      named.filter((other) => other.name === name).length === 1 &&
      !enums.some((one) => one.rustName === name) &&
      !isReservedType(name),
  );
}

/** Flags with a value of that name mean it: no bits are something else then. */
function toDefault(values: ValueType['values']): Pick<ValueView, 'default' | 'defaultDoc'> {
  return values.some(({ rustName: name }) => name === 'DEFAULT')
    ? { default: 'Self::DEFAULT', defaultDoc: 'What libsel4 calls the default: [`DEFAULT`](Self::DEFAULT).' }
    : { default: 'Self::empty()', defaultDoc: 'No bits.' };
}

const names = "const NAMES: &'static [(Word, &'static str)] =";

function toValueView({ rustName: name, doc, isFlags, values, aliases }: ValueType): ValueView {
  const pairs = values.map((value) => [`Self::${value.rustName}.0`, stringLiteral(value.rustName)]);
  const short = pairs.map((pair) => `(${pair.join(', ')})`).join(', ');
  return {
    name,
    literal: stringLiteral(name),
    doc,
    isFlags,
    ...toDefault(values),
    constants: [...values, ...aliases].map((value) => ({
      name: value.rustName,
      doc: value.doc,
      constant: constant(value.rustName, 'Self', `Self(${value.word})`),
    })),
    isShort: short.length <= callWidth,
    short: choice({ lines: [`${names} &[${short}];`] }, { lines: [names, `    &[${short}];`] }),
    pairs: pairs.map((pair) => call('', pair, ',')),
  };
}
