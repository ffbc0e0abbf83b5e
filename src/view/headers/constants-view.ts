// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderConstant } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs, plainParagraph } from '../docs.js';
import { decimal, hex } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { assertion, constant } from '../statements.js';
import { deprecation } from './deprecation.js';
import { enumName, isGenerated } from './names.js';

export interface ConstantView {
  readonly doc: readonly string[];
  readonly attributes: readonly string[];
  readonly constant: string;
}

export interface ConstantsView {
  readonly constants: readonly ConstantView[];
  readonly checks: readonly string[];
}

/** All integer constants of libsel4's headers: macros, enumerators, `static const`. */
export function toConstantsView(model: Model): ConstantsView {
  const { headers, target } = model;
  const enums = new Map(
    headers.enums.flatMap((one) =>
      one.values.map(({ name, value }) => [`${name} ${value}`, enumName(one)] as const),
    ),
  );
  const constants = constantsOf(model);
  return {
    constants: constants.map((one) => ({
      doc: paragraphs(meaning(one, enums.get(`${one.name} ${one.value}`)), bounds(one), [
        headerLine(one.place, headers.isBorrowed),
      ]),
      attributes: deprecation(one.deprecated),
      constant: constant(rustName(one.name), constantType(one.value, target.wordSize), literal(one.value)),
    })),
    checks: constants.map((one) => assertion(rustName(one.name), '==', literal(one.value))),
  };
}

/** One name may be an enumerator and a macro of the same value: then it is one constant. */
export function constantsOf({ headers }: Model): HeaderConstant[] {
  const found = new Map<string, HeaderConstant>();
  for (const one of headers.constants) {
    if (!isGenerated(one) && !found.has(one.name)) found.set(one.name, one);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function meaning({ origin, type }: HeaderConstant, owner: string | undefined): string[] {
  // Links know no raw identifiers.
  const plain = owner?.replace(/^r#/, '');
  if (plain !== undefined) return [`A value of [\`${plain}\`](super::${plain}).`];
  return origin === 'variable' ? [`A constant of C type ${code(type)}.`] : ['A constant of libsel4.'];
}

/** The end of user memory: headers disagree whether it is the last address or the one after, its digits tell. */
function bounds({ name, value }: HeaderConstant): readonly string[] {
  if (!/^seL4_User(?:VSpace)?Top$/.test(name)) return [];
  const isLast = (value & 0xfffn) === 0xfffn;
  return plainParagraph(
    isLast
      ? 'The last address that user programs can map: inclusive.'
      : 'The first address that user programs cannot map: exclusive.',
  );
}

/** The constants that have the type of a word, by name. */
export function wordConstants(model: Model): ReadonlyMap<string, bigint> {
  const words = constantsOf(model).filter(
    ({ value }) => constantType(value, model.target.wordSize) === 'seL4_Word',
  );
  return new Map(words.map(({ name, value }) => [name, value]));
}

/** Words are what libsel4's functions take; anything that is none keeps its sign and width. */
function constantType(value: bigint, wordSize: number): string {
  if (value < 0n) return value >= -(1n << BigInt(wordSize - 1)) ? `i${wordSize}` : 'i64';
  return value < 1n << BigInt(wordSize) ? 'seL4_Word' : 'u64';
}

export function literal(value: bigint): string {
  return value > 0xffffn ? hex(value) : decimal(value);
}
