// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderConstant, HeaderEnum, HeaderFacts } from '../model/header.js';
import { type Fact, flag, toAt, toInteger } from './fact.js';
import type { FactIndex, FactReader } from './index-facts.js';
import type { Origin } from './origin.js';

/**
 * Constants in the order of the headers, each enum before its enumerators. The model has an enumerator twice, in its
 * enum and among the constants; here it is one fact.
 */
export function toConstantFacts({ constants, enums }: HeaderFacts, origin: Origin): Fact[] {
  const enumerators = new Map(
    constants.filter(({ origin }) => origin === 'enumerator').map((constant) => [constant.name, constant]),
  );
  const isJoined = enums.map(({ values }) =>
    values.every((each) => isSame(each, enumerators.get(each.name))),
  );
  const homes = new Map(
    enums.flatMap(({ values }, at) => (isJoined[at] ? values.map(({ name }) => [name, at] as const) : [])),
  );
  const facts: Fact[] = [];
  let opened = 0;
  const openUpTo = (end: number): void => {
    for (; opened < end; opened += 1)
      facts.push(...toEnumFacts(enums[opened] as HeaderEnum, isJoined[opened] === true, origin));
  };
  for (const constant of constants) {
    const home = constant.origin === 'enumerator' ? homes.get(constant.name) : undefined;
    if (home !== undefined) openUpTo(home + 1);
    facts.push(toConstantFact(constant, home === undefined ? undefined : enums[home], origin));
  }
  openUpTo(enums.length);
  return facts;
}

type Enumerator = HeaderEnum['values'][number];

function isSame(value: Enumerator, constant: HeaderConstant | undefined): boolean {
  return (
    constant !== undefined && constant.value === value.value && toAt(constant.place) === toAt(value.place)
  );
}

function toConstantFact(constant: HeaderConstant, home: HeaderEnum | undefined, origin: Origin): Fact {
  const { name, type } = constant;
  const value = toInteger(constant.value);
  return home
    ? { kind: 'enumerator', name, of: enumName(home), value, type, ...origin(constant) }
    : {
        kind: 'constant',
        name,
        value,
        type,
        origin: constant.origin,
        condition: constant.condition === '' ? undefined : constant.condition,
        ...origin(constant),
      };
}

/** An enum; with its enumerators, where they are not those among the constants. */
function toEnumFacts(of: HeaderEnum, isJoined: boolean, origin: Origin): Fact[] {
  const name = enumName(of);
  return [
    {
      kind: 'enum',
      name,
      anonymous: flag(of.name === undefined),
      size: of.size,
      signed: flag(of.isSigned),
      padded: flag(of.isPadded),
      typedefs: of.typedefs,
      ...origin(of),
    },
    ...(isJoined ? [] : of.values).map((each): Fact => ({
      kind: 'enumerator',
      name: each.name,
      of: name,
      value: toInteger(each.value),
      ...origin(each),
    })),
  ];
}

/** An enum without a name is called by its first value: no C name has a blank in it. */
function enumName({ name, values: [first], place }: HeaderEnum): string {
  return name ?? `enum of ${first?.name ?? toAt(place)}`;
}

export function readConstants(index: FactIndex): HeaderConstant[] {
  return index
    .all('constant', 'enumerator')
    .filter(({ fact, read }) => fact.kind === 'constant' || read.has('type'))
    .map(({ fact, read }) => ({
      name: fact.name,
      value: read.bigint('value'),
      type: read.text('type'),
      origin:
        fact.kind === 'enumerator'
          ? 'enumerator'
          : read.choice('origin', ['macro', 'variable', 'enumerator']),
      condition: read.optionalText('condition') ?? '',
      deprecated: read.optionalText('deprecated'),
      place: read.place(),
    }));
}

export function readEnums(index: FactIndex): HeaderEnum[] {
  return index.all('enum').map(({ fact, read }) => ({
    name: read.flag('anonymous') ? undefined : fact.name,
    size: read.integer('size'),
    isSigned: read.flag('signed'),
    isPadded: read.flag('padded'),
    values: index.parts('enumerator', fact).map(readEnumerator),
    typedefs: read.texts('typedefs'),
    place: read.place(),
  }));
}

function readEnumerator({ fact: { name }, read }: FactReader): Enumerator {
  return { name, value: read.bigint('value'), place: read.place() };
}
