// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { HeaderFacts, HeaderField } from '../../src/model/header.js';
import type { OracleName } from '../helpers/oracle.js';

/** A number of the oracle; beyond what JavaScript's numbers hold exactly, its text. */
type Figure = number | string;

interface OracleHeaderField {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  readonly count?: number;
  readonly elem_size?: number;
  readonly bit_offset?: number;
  readonly bit_width?: number;
  readonly fields?: readonly OracleHeaderField[];
}

export interface OracleHeaders {
  readonly enums: Readonly<Record<string, Readonly<Record<string, Figure>>>>;
  readonly enum_sizes: Readonly<Record<string, number>>;
  readonly constants: Readonly<Record<string, Figure>>;
  readonly structs: Readonly<
    Record<
      string,
      {
        readonly size: number;
        readonly align: number;
        readonly union?: boolean;
        readonly fields: readonly OracleHeaderField[];
      }
    >
  >;
  readonly typedefs: Readonly<Record<string, { of: string; size: number; align: number }>>;
  readonly non_integer_macros: readonly string[];
  readonly absent_methods: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/** `JSON.parse` rounds what has more than 15 digits, so that stays text. */
export function readOracleHeaders({ directory, version, config }: OracleName): OracleHeaders {
  const text = readFileSync(`${directory}/${version}/${config}.json`, 'utf8');
  return JSON.parse(text.replace(/([[:,]\s*)(-?\d{16,})(?=\s*[,\]}])/g, '$1"$2"')) as OracleHeaders;
}

export const known = {
  constants: ({ constants }: OracleHeaders) => mapValues(constants, String),
  enums: ({ enums, enum_sizes: sizes }: OracleHeaders) =>
    Object.fromEntries(
      Object.entries(enums).map(([name, values]) => {
        const listed = Object.entries(values).filter(([value]) => !value.startsWith('_enum_pad_'));
        return [name, { size: sizes[name], values: listed.map(([value, figure]) => `${value}=${figure}`) }];
      }),
    ),
  structs: ({ structs }: OracleHeaders) =>
    mapValues(structs, ({ size, align, union, fields }) => ({
      kind: union ? 'union' : 'struct',
      size,
      align,
      fields: fields.map(knownField),
    })),
  /** Result structs of methods that the configuration does not have: the model does not know them, so they are not read. */
  typedefs: ({ typedefs, absent_methods: absent }: OracleHeaders) => {
    const results = Object.entries(absent).flatMap(([i, methods]) => methods.map(([m]) => `${i}_${m}_t`));
    return Object.fromEntries(Object.entries(typedefs).filter(([name]) => !results.includes(name)));
  },
};

function knownField(field: OracleHeaderField): object {
  const { name, type, offset, size } = field;
  return {
    name,
    type,
    offset,
    size,
    array: field.count === undefined ? undefined : { count: field.count, elementSize: field.elem_size },
    bits: field.bit_width === undefined ? undefined : { offset: field.bit_offset, width: field.bit_width },
    fields: field.fields?.map(knownField),
  };
}

export const read = {
  constants: ({ constants }: HeaderFacts) =>
    Object.fromEntries(constants.map(({ name, value }) => [name, String(value)])),
  enums: ({ enums }: HeaderFacts) =>
    Object.fromEntries(
      enums.map(({ name, size, values }) => [
        name,
        { size, values: values.map((each) => `${each.name}=${each.value}`) },
      ]),
    ),
  structs: ({ structs }: HeaderFacts) =>
    Object.fromEntries(
      structs.map(({ name, kind, size, align, fields }) => [
        name,
        { kind, size, align, fields: fields.map(readField) },
      ]),
    ),
  typedefs: ({ typedefs }: HeaderFacts) =>
    Object.fromEntries(
      // The oracle writes -2 for what has no size.
      typedefs.map(({ name, of, size = -2, align = -2 }) => [name, { of, size, align }]),
    ),
};

function readField({ name, type, offset, size, array, bits, fields }: HeaderField): object {
  return { name, type, offset, size, array, bits, fields: fields?.map(readField) };
}

/** Those of the facts that the oracle speaks of: it leaves out what the stubs declare. */
export function common<T>(facts: Readonly<Record<string, T>>, oracle: object): Record<string, T> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name in oracle));
}

function mapValues<A, B>(of: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
}
