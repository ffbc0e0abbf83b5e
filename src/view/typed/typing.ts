// SPDX-License-Identifier: BSD-2-Clause
import type { Parameter, WordParameter } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { rustName } from '../rust-names.js';
import type { Capabilities } from './capabilities.js';
import { toCapRights } from './cap-rights.js';
import { choiceName, presentKinds } from './choices.js';
import { toObjectType } from './object-type.js';
import { isReservedType } from './reserved.js';
import { typeName } from './names.js';
import { type Meaning, narrowed } from './tables/narrowed.js';
import { hasGuard, namesOf, toEnumTypes, type ValueType } from './values.js';

/** The Rust type of a parameter, and how its value becomes what the raw layer takes. */
export interface Typed {
  readonly type: string;
  readonly toSys: (name: string) => string;
  /** The other way, for results. */
  readonly fromSys: (value: string) => string;
  /** Whether it is a type of parameters alone. */
  readonly isInputOnly: boolean;
}

/** Finds the type of a parameter: what the table of names says, or what its type in the specs allows. */
export type Typing = (owner: string, method: string, parameter: Parameter, direction: 'in' | 'out') => Typed;

const asIs = (value: string): string => value;
const bits = (name: string): string => `${name}.bits()`;
const inputOnly = (type: string, toSys: (name: string) => string): Typed => ({
  type,
  toSys,
  fromSys: asIs,
  isInputOnly: true,
});
const both = (type: string, toSys: (name: string) => string, fromSys: (value: string) => string): Typed => ({
  type,
  toSys,
  fromSys,
  isInputOnly: false,
});

/** An address in the CSpace of another thread, perhaps: not a capability of the running one. */
const ofForeignAddress = inputOnly('CPtr', bits);
const ofAddress = inputOnly('impl Into<CPtr>', (name) => `${name}.into().bits()`);
const ofCapData = inputOnly('impl Into<CapData>', (name) => `${name}.into().bits()`);

/** A struct that is passed word by word, under its name in Rust. */
export function structName(name: string): string {
  const rust = typeName(name);
  return isReservedType(rust) ? `${rust}Struct` : rust;
}

/** An integer type of libsel4 that has a name of its own here. */
export function timeType({ headers }: Model): string | undefined {
  return headers.typedefs.find(({ name }) => name === 'seL4_Time')?.name;
}

export function createTyping(model: Model, capabilities: Capabilities): Typing {
  const enums = new Map<string, ValueType>();
  for (const type of toEnumTypes(model)) {
    const one = model.headers.enums.find((each) => namesOf(each).includes(type.name));
    for (const name of one ? namesOf(one) : []) enums.set(name, type);
  }
  const objectType = toObjectType(model);
  const rights = toCapRights(model);
  const structs = new Set(model.structs.map(({ name }) => name));
  const time = timeType(model);
  const valueType = ({ rustName: type }: ValueType): Typed =>
    both(type, bits, (value) => `${type}::from_bits(${value})`);

  const capability = (name: string): Typed => {
    const found = capabilities.find(name);
    return found ? inputOnly(`${found.rustName}<impl Sized>`, (one) => `${one}.cptr().bits()`) : ofAddress;
  };

  const anyOf = (names: readonly string[]): Typed => {
    const kinds = presentKinds(names, capabilities);
    const [first] = kinds;
    if (!first) return ofAddress;
    if (kinds.length === 1) return capability(first.name);
    return inputOnly(`impl ${choiceName(kinds)}`, (one) => `${one}.into().bits()`);
  };

  const meant = (is: Meaning, { kind }: Parameter): Typed | undefined => {
    switch (is.kind) {
      case 'capability':
        // In a word of the message it is an address, and the thread that is told it looks it up.
        return kind === 'capability' ? capability(is.name) : ofForeignAddress;
      case 'any-of':
        return anyOf(is.names);
      case 'enum': {
        const found = enums.get(is.name);
        return found && valueType(found);
      }
      case 'object-type':
        return objectType && valueType(objectType);
      case 'badge':
        return both('Badge', bits, (value) => `Badge::new(${value})`);
      case 'guard':
        return hasGuard(model) ? inputOnly('Guard', bits) : ofCapData;
      case 'cap-data':
        return ofCapData;
    }
  };

  const plain = ({ type, byReference, kind }: WordParameter): Typed => {
    const [, width] = /^seL4_Uint(8|16|32|64)$/.exec(type) ?? [];
    const found = enums.get(type);
    if (kind === 'bool')
      return both(
        'bool',
        (name) => `sys::${type}::from(${name})`,
        (value) => `${value} != 0`,
      );
    if (kind === 'struct' && structs.has(type)) {
      const reference = byReference ? '&' : '';
      return both(`${reference}${structName(type)}`, asIs, asIs);
    }
    if (found) {
      const { rustName: name, sys } = found;
      return both(
        name,
        (value) => `sys::${sys?.type ?? ''}(${value}.bits()${sys?.cast ?? ''})`,
        (value) => `${name}::from_bits(${value}.0${sys?.cast === '' ? '' : ' as Word'})`,
      );
    }
    if (rights && kind === 'bitfield' && type === rights.name) {
      return both(
        rights.rustName,
        (name) => `${name}.to_sys()`,
        (value) => `${rights.rustName}::from_bits(${value}.words[0])`,
      );
    }
    if (type === 'seL4_Word') return both('Word', asIs, asIs);
    if (type === time) return both('Time', asIs, asIs);
    if (width !== undefined) return both(`u${width}`, asIs, asIs);
    return both(`sys::${rustName(type)}`, asIs, asIs);
  };

  return (owner, method, parameter, direction) => {
    const is = narrowed(owner, method, parameter.name)?.is;
    const isPlain = parameter.type === 'seL4_CPtr' || parameter.type === 'seL4_Word';
    const found = is && isPlain ? meant(is, parameter) : undefined;
    if (found && (direction === 'in' || !found.isInputOnly)) return found;
    if (parameter.kind !== 'capability') return plain(parameter);
    return parameter.type === 'seL4_CPtr' ? ofAddress : capability(parameter.type);
  };
}
