// SPDX-License-Identifier: BSD-2-Clause
import type { FactsDocument } from '../../src/facts/fact.js';
import { factsOf } from '../../src/list-facts.js';
import type { HeaderConstant, HeaderEnum, HeaderField, HeaderTypedef } from '../../src/model/header.js';
import type { Model } from '../../src/model/model.js';
import { presetModel } from './models.js';

const place = { path: 'libsel4/include/sel4/a:b.h', line: 7 };

/** A model with everything that no preset has. */
export function oddModel(): Model {
  const model = presetModel('x86_64');
  return {
    ...model,
    configuration: {
      label: 'own\u202e \u2028\u007f "x"',
      options: [
        { name: 'CONFIG_EMPTY', value: '' },
        { name: 'CONFIG_ON', value: true },
        { name: 'CONFIG_WORD', value: 'true' },
      ],
    },
    interfaces: [
      {
        name: 'seL4_Thing',
        manualName: 'Thing',
        capDescription: '',
        place,
        absent: [
          { name: 'Never', condition: 'defined(CONFIG_NEVER)', place },
          // As documents of earlier versions have it.
          { name: 'Nowhere', condition: 'defined(CONFIG_NEVER)', place: undefined },
        ],
        methods: [
          {
            name: 'Do_It',
            label: 'ThingDoIt',
            labelNumber: 1,
            inputs: [{ kind: 'capability', name: 'c', type: 'seL4_CNode', slot: 0, description: [] }],
            outputs: [],
            requestWords: 0,
            extraCaps: 1,
            counted: true,
            condition: 'defined(CONFIG_ON)',
            documentation: {
              brief: [{ kind: 'code', text: 'x' }],
              description: [
                { kind: 'text', text: 'a' },
                { kind: 'text', text: '' },
                {
                  kind: 'aside',
                  of: [
                    { kind: 'aside', of: [] },
                    { kind: 'manual', label: 'sec:a' },
                  ],
                },
                { kind: 'object', name: 'TCB' },
              ],
              returns: [{ kind: 'errors' }],
              capability: 'The thing.',
              errors: [{ name: 'seL4_RangeError', description: undefined }],
            },
            place,
          },
        ],
      },
    ],
    headers: {
      isBorrowed: true,
      constants: [
        constant('seL4_Huge', 2n ** 64n - 1n, 'macro'),
        constant('seL4_First', 2n ** 53n, 'enumerator', 'use `seL4_Huge`'),
        constant('seL4_Exact', 1n - 2n ** 53n, 'variable', ''),
        constant('seL4_Apart', 3n, 'enumerator'),
      ],
      enums: [
        anEnum(undefined, []),
        anEnum(undefined, [{ name: 'seL4_First', value: 2n ** 53n, place }]),
        anEnum('seL4_Rest', [{ name: 'seL4_Apart', value: 4n, place }]),
      ],
      structs: [
        {
          name: 'seL4_Odd',
          kind: 'struct',
          size: 16,
          align: 8,
          typedefs: ['seL4_Odd_t'],
          place,
          fields: [
            member('', [member('a', undefined), member('', [])]),
            member('', [member('a', undefined)]),
            { ...member('b', undefined), bits: { offset: 3, width: 4 } },
          ],
        },
      ],
      typedefs: [
        typedef({ kind: 'pointer', to: { kind: 'function' } }),
        typedef({ kind: 'array', of: { kind: 'float', bits: 64 }, count: undefined }),
        typedef({ kind: 'array', of: { kind: 'void' }, count: 0 }),
      ],
      aliases: [
        { name: 'seL4_Old', kind: 'type', of: 'seL4_New', call: undefined, deprecated: '', place },
        {
          name: 'seL4_Do',
          kind: 'function',
          of: 'seL4_Thing_Do_It',
          call: {
            parameters: [{ name: 'a', type: 'seL4_Word' }],
            returns: 'int',
            args: ['a', 2n ** 60n, -1n],
          },
          deprecated: undefined,
          place,
        },
      ],
    },
  };
}

export function oddDocument(): FactsDocument {
  return factsOf(oddModel());
}

export function constant(
  name: string,
  value: bigint,
  origin: 'macro' | 'enumerator' | 'variable',
  deprecated?: string,
): HeaderConstant {
  const condition = origin === 'macro' ? 'defined(CONFIG_ON)' : '';
  return { name, value, type: 'unsigned long', origin, condition, deprecated, place };
}
function anEnum(name: string | undefined, values: HeaderEnum['values']): HeaderEnum {
  return { name, size: 8, isSigned: true, isPadded: true, values, typedefs: [], place };
}
function member(name: string, fields: readonly HeaderField[] | undefined): HeaderField {
  return {
    name,
    type: fields ? 'anonymous' : 'seL4_Word[2]',
    shape: fields
      ? { kind: 'anonymous', keyword: 'union' }
      : { kind: 'array', of: { kind: 'named', name: 'seL4_Word' }, count: 2 },
    offset: 0,
    size: 16,
    align: 8,
    array: fields ? undefined : { count: 2, elementSize: 8 },
    bits: undefined,
    fields,
    place,
  };
}
function typedef(shape: HeaderTypedef['shape']): HeaderTypedef {
  return { name: 't', of: '?', shape, size: undefined, align: undefined, deprecated: undefined, place };
}

/** A model with so many enums of two values and structs of two members. */
export function largeModel(model: Model, count: number): Model {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const values = (index: number) =>
    ['a', 'b'].map((name) => ({ name: `seL4_Enum_${index}_${name}`, value: BigInt(index), place }));
  return {
    ...model,
    headers: {
      ...model.headers,
      constants: numbers.flatMap((index) =>
        values(index).map(({ name, value }) => constant(name, value, 'enumerator')),
      ),
      enums: numbers.map((index) => anEnum(`seL4_Enum_${index}`, values(index))),
      structs: numbers.map((index) => ({
        name: `seL4_Struct_${index}`,
        kind: 'struct',
        size: 16,
        align: 8,
        typedefs: [],
        place,
        fields: [member('a', undefined), member('b', undefined)],
      })),
      typedefs: [],
    },
  };
}
