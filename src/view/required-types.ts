// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderType } from '../model/header.js';
import type { Model } from '../model/model.js';
import type { Place } from '../model/place.js';
import { findField, findStruct, isUnsignedType, underlying } from './boot-info/facts.js';
import type { Reporter } from './report-items.js';

/** What the generated code takes for granted of a name in libsel4's headers, and what it is there. */
interface Expectation {
  readonly name: string;
  readonly place: Place;
  readonly isMet: boolean;
  readonly found: string;
  readonly wanted: string;
}

/** A type that the headers declare otherwise than the generated code uses it would give Rust that does not compile. */
export function reportRequiredTypes(model: Model, { locate, report }: Reporter): void {
  for (const { name, place, isMet, found, wanted } of [
    ...ofTypedefs(model),
    ...ofBuffer(model),
    ...ofConstants(model),
  ]) {
    if (!isMet) report.add('E0916', locate(place), { name, found, wanted });
  }
}

/** Integers of C: the words that arguments are put into, and the types of the arguments. */
function ofTypedefs({ headers, interfaces, target }: Model): Expectation[] {
  const widths = new Map([
    ...['seL4_Word', 'seL4_CPtr', ...interfaces.map(({ name }) => name)].map(
      (name) => [name, target.wordSize] as const,
    ),
    ...[8, 16, 32, 64].map((bits) => [`seL4_Uint${bits}`, bits] as const),
  ]);
  const isInteger = (type: HeaderType): boolean => underlying(type, headers).kind === 'integer';
  return headers.typedefs.flatMap(({ name, of, shape, place }): Expectation[] => {
    const bits = widths.get(name);
    const found = `a typedef of \`${of}\``;
    if (bits !== undefined) {
      const isMet = isUnsignedType(shape, bits, headers);
      return [{ name, place, found, isMet, wanted: `an unsigned integer of ${bits} bits` }];
    }
    return name === 'seL4_Bool'
      ? [{ name, place, found, isMet: isInteger(shape), wanted: 'an integer' }]
      : [];
  });
}

/** The IPC buffer: two arrays of words, as long as messages can be, and words. */
function ofBuffer({ headers, target }: Model): Expectation[] {
  const { wordSize, limits } = target;
  const struct = findStruct(headers, 'seL4_IPCBuffer');
  const isWord = (type: HeaderType): boolean => isUnsignedType(type, wordSize, headers);
  const expect = (member: string, wanted: string, isMet: (field: HeaderField) => boolean): Expectation[] => {
    const field = findField(struct, member);
    const name = `seL4_IPCBuffer.${member}`;
    return field
      ? [{ name, place: field.place, found: `\`${field.type}\``, wanted, isMet: isMet(field) }]
      : [];
  };
  const words = (member: string, count: number): Expectation[] =>
    expect(member, `an array of ${count} words`, ({ shape }) => {
      const is = underlying(shape, headers);
      return is.kind === 'array' && is.count === count && isWord(is.of);
    });
  const word = (member: string): Expectation[] => expect(member, 'a word', ({ shape }) => isWord(shape));
  return [
    ...words('msg', limits.words),
    ...words('caps_or_badges', limits.capabilities),
    ...['userData', 'receiveCNode', 'receiveIndex', 'receiveDepth'].flatMap(word),
  ];
}

/** Constants that functions compare words with. */
function ofConstants({ headers, syscalls, target }: Model): Expectation[] {
  const largest = 1n << BigInt(target.wordSize);
  return headers.constants
    .filter(
      ({ name }) => name === 'SEL4_VMENTER_RESULT_NOTIF' && syscalls.some((one) => one.name === 'VMEnter'),
    )
    .map(({ name, value, place }) => ({
      name,
      place,
      found: String(value),
      isMet: value >= 0n && value < largest,
      wanted: 'a number that a word holds',
    }));
}
