// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { code } from '../docs.js';
import { call, callWidth, choice } from '../layout-marks.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { constant } from '../statements.js';
import { toCapabilities } from './capabilities.js';
import { structName, timeType } from './typing.js';
import { capDataBlocks, hasGuard, toCapRights, toEnumTypes, toObjectType, type ValueType } from './values.js';

/** The module `types`: what methods take and return besides capabilities. */
export interface TypesView {
  readonly names: readonly { readonly name: string; readonly is: string; readonly doc: readonly string[] }[];
  readonly values: readonly ValueView[];
  readonly capData: readonly string[];
  readonly hasCapRights: boolean;
  readonly hasGuard: boolean;
  readonly hasSlots: boolean;
  readonly hasUserContext: boolean;
}

interface ValueView {
  readonly name: string;
  readonly literal: string;
  readonly doc: readonly string[];
  readonly constants: readonly { readonly doc: string; readonly constant: string }[];
  /** Values and their names: in a line or two where there are few of them, else one by one. */
  readonly isShort: boolean;
  readonly short: string;
  readonly pairs: readonly string[];
  readonly isFlags: boolean;
}

export function toTypesView(model: Model): TypesView {
  const rights = toCapRights(model);
  const objectType = toObjectType(model);
  const values = [...(rights ? [rights] : []), ...(objectType ? [objectType] : []), ...toEnumTypes(model)];
  const capabilities = toCapabilities(model);
  const time = timeType(model);
  const structs = model.structs.map(({ name }) => ({
    name: structName(name),
    is: rustName(name),
    doc: [`The registers or words that methods pass as ${code(name)}.`],
  }));
  return {
    names: [
      ...(time === undefined
        ? []
        : [{ name: 'Time', is: time, doc: ['A time, in microseconds or in ticks.'] }]),
      { name: 'Word', is: 'seL4_Word', doc: ['A machine word.'] },
      ...structs,
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    values: values.sort((a, b) => (a.rustName < b.rustName ? -1 : 1)).map(toValueView),
    capData: capDataBlocks(model),
    hasCapRights: rights !== undefined,
    hasGuard: hasGuard(model),
    hasSlots: capabilities.find('seL4_CNode') !== undefined,
    hasUserContext: structs.some(({ name }) => name === 'UserContext'),
  };
}

const names = "const NAMES: &'static [(Word, &'static str)] =";

function toValueView({ rustName: name, doc, isFlags, values }: ValueType): ValueView {
  const pairs = values.map((value) => [`Self::${value.rustName}.0`, stringLiteral(value.rustName)]);
  const short = pairs.map((pair) => `(${pair.join(', ')})`).join(', ');
  return {
    name,
    literal: stringLiteral(name),
    doc,
    isFlags,
    constants: values.map((value) => ({
      doc: value.doc,
      constant: constant(value.rustName, 'Self', `Self(${value.word})`),
    })),
    isShort: short.length <= callWidth,
    short: choice({ lines: [`${names} &[${short}];`] }, { lines: [names, `    &[${short}];`] }),
    pairs: pairs.map((pair) => call('', pair, ',')),
  };
}
