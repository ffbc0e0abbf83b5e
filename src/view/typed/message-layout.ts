// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import type { Place } from '../../model/place.js';
import { constantsOf } from '../headers/constants-view.js';
import { enumName } from '../headers/names.js';
import { rustName } from '../rust-names.js';

/** What the words of a message are, as an enum of the headers says it. */
export interface MessageLayout {
  /** The enum in libsel4, if it has a name. */
  readonly name: string | undefined;
  readonly place: Place;
  /** How many words there are. */
  readonly length: number;
  /** In the order of the header; two may be names of one word. */
  readonly words: readonly MessageWord[];
}

export interface MessageWord {
  /** Without the prefix that all have: `IP` of `seL4_VMFault_IP`. */
  readonly name: string;
  /** The enumerator in libsel4. */
  readonly enumerator: string;
  /** The constant in Rust. */
  readonly constant: string;
  readonly index: number;
  readonly place: Place;
}

/** The enumerator that is no word: it counts them. The enum of capability faults has none. */
const count = 'Length';

/**
 * The layout `seL4_<message>_Msg`; undefined where the headers have none. Not all have that name (12.1.0 calls one
 * `seL4_TimeoutMsg`), so an enum of which all names begin with `seL4_<message>_` is one too.
 */
export function messageLayout(message: string, model: Model): MessageLayout | undefined {
  const { headers, target } = model;
  const prefix = `seL4_${message}_`;
  const found =
    headers.enums.find((one) => enumName(one) === `${prefix}Msg`) ??
    headers.enums.find(
      ({ values }) => values.length > 0 && values.every(({ name }) => name.startsWith(prefix)),
    );
  if (!found) return undefined;
  const isConstant = namedValues(model);
  const words = found.values
    .filter((one) => one.name.startsWith(prefix) && isConstant(one))
    .filter(({ value }) => value >= 0n && value < BigInt(target.limits.words))
    .map((one) => ({
      name: one.name.slice(prefix.length),
      enumerator: one.name,
      constant: `sys::${rustName(one.name)}`,
      index: Number(one.value),
      place: one.place,
    }))
    .filter((one) => one.name !== count);
  const length = Math.max(0, ...words.map(({ index }) => index + 1));
  return length === 0 ? undefined : { name: enumName(found), place: found.place, length, words };
}

/** Whether the constant of an enumerator's name is that value, and a word. */
export function namedValues(
  model: Model,
): (one: { readonly name: string; readonly value: bigint }) => boolean {
  const constants = new Map(constantsOf(model).map(({ name, value }) => [name, value]));
  return ({ name, value }) =>
    value >= 0n && value < 1n << BigInt(model.target.wordSize) && constants.get(name) === value;
}
