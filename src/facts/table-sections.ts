// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactKind, JsonObject } from './fact.js';

/** A table of facts that belong together: a whole and its parts share columns. Name and source are in every table. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly cells: Partial<Readonly<Record<FactKind, (fact: Fact) => readonly string[]>>>;
}

const number = ({ value }: Fact): string[] => [show(value), hex(value)];
const listed = ({ value, list }: Fact): string[] => [show(value), show(list)];
const size = ({ words, wordBits }: Fact): string =>
  `${count(Number(words), 'word')} of ${count(Number(wordBits), 'bit')}`;

export const sections: readonly Section[] = [
  { title: 'Sizes of messages', columns: ['VALUE'], cells: { limit: ({ value }) => [show(value)] } },
  {
    title: 'Registers at the trap',
    columns: ['REGISTER'],
    cells: { register: ({ register }) => [show(register)] },
  },
  {
    title: 'System calls',
    columns: ['VALUE', 'LIST'],
    cells: {
      syscall: listed,
      'absent-syscall': ({ condition }) => ['not in this configuration', `if ${show(condition)}`],
    },
  },
  { title: 'Invocation labels', columns: ['VALUE', 'LIST'], cells: { label: listed } },
  {
    title: 'Invocations',
    columns: ['WHAT', 'PLACE', 'TYPE'],
    cells: {
      interface: () => ['interface', '', ''],
      method: (fact) => [`method, label ${show(fact['labelValue'])}`, request(fact), ''],
      parameter: (fact) => [show(fact['direction']), parameterPlace(fact), show(fact['type'])],
      error: () => ['error', '', ''],
      'absent-method': ({ condition }) => ['not in this configuration', `if ${show(condition)}`, ''],
    },
  },
  {
    title: 'Bitfields',
    columns: ['SIZE', 'BITS', 'VALUE'],
    cells: {
      block: (fact) => [size(fact), '', ''],
      field: (fact) => [
        count(Number(fact['width']), 'bit'),
        range(Number(fact['offset']), Number(fact['width'])),
        fieldValue(fact),
      ],
    },
  },
  {
    title: 'Tagged unions',
    columns: ['TAG', 'SIZE'],
    cells: {
      union: (fact) => [show(fact['tagName']), size(fact)],
      variant: ({ value }) => [show(value), ''],
    },
  },
  {
    title: 'Structs in messages',
    columns: ['PLACE'],
    cells: { 'message-struct': () => [''], 'message-member': ({ word }) => [`word ${show(word)}`] },
  },
  {
    title: 'Constants',
    columns: ['VALUE', 'HEX', 'TYPE'],
    cells: { constant: (fact) => [...number(fact), show(fact['type'])] },
  },
  {
    title: 'Enums',
    columns: ['VALUE', 'HEX', 'SIZE'],
    cells: {
      enum: (fact) => ['', '', count(Number(fact['size']), 'byte')],
      enumerator: (fact) => [...number(fact), ''],
    },
  },
  {
    title: 'Structs and unions',
    columns: ['OFFSET', 'SIZE', 'TYPE'],
    cells: {
      struct: (fact) => [
        '',
        `${count(Number(fact['size']), 'byte')}, aligned to ${show(fact['align'])}`,
        show(fact['keyword']),
      ],
      member: memberCells,
    },
  },
  {
    title: 'Typedefs',
    columns: ['SIZE', 'TYPE'],
    cells: {
      typedef: (fact) => [
        fact['size'] === undefined ? '' : count(Number(fact['size']), 'byte'),
        show(fact['type']),
      ],
    },
  },
  {
    title: 'Other names',
    columns: ['STANDS FOR'],
    cells: { alias: ({ standsFor }) => [show(standsFor)] },
  },
];

function memberCells(fact: Fact): string[] {
  const bits = fact['bits'] as JsonObject | undefined;
  const place = bits
    ? [`bit ${show(bits['offset'])}`, count(Number(bits['width']), 'bit')]
    : [`byte ${show(fact['offset'])}`, count(Number(fact['size']), 'byte')];
  return [...place, show(fact['type'])];
}

function request({ requestWords, extraCaps }: Fact): string {
  const parts = [count(Number(requestWords), 'word')];
  if (Number(extraCaps) > 0) parts.push(`${Number(extraCaps)} cap${extraCaps === 1 ? '' : 's'}`);
  return parts.join(', ');
}

function parameterPlace({ slot, firstBit, bits }: Fact): string {
  return slot === undefined ? `bits ${range(Number(firstBit), Number(bits))}` : `cap ${show(slot)}`;
}

/** What a field holds of its value where that is not all of it. */
function fieldValue({ high, valueShift, width, signBit }: Fact): string {
  const shift = Number(valueShift ?? 0);
  const parts = high === true ? [`bits ${range(shift, Number(width))}`] : [];
  if (signBit !== undefined) parts.push(`sign bit ${show(signBit)}`);
  return parts.join(', ');
}

/** The last bit first, as hardware manuals have it. */
function range(first: number, width: number): string {
  return width === 1 ? String(first) : `${first + width - 1}:${first}`;
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

function hex(value: Fact[string]): string {
  const integer = BigInt(value as number | string);
  return integer < 0n ? '' : `0x${integer.toString(16)}`;
}

function show(value: Fact[string]): string {
  return value === undefined ? '' : String(value as number | string);
}
