// SPDX-License-Identifier: BSD-2-Clause
import { errorPayloads, errorTexts } from '../view/typed/errors/error-facts.js';
import type { Context } from './context.js';
import type { Explanation } from './explanation.js';
import { lookupRows, type WordRow } from './lookup-words.js';
import { both, placeOf } from './words.js';

/** The error of an invocation with the words of the answer; undefined for a number that is none. */
export function decodeError(
  number: bigint,
  words: readonly bigint[],
  context: Context,
): Explanation | undefined {
  const { model } = context;
  const errors = model.headers.enums.find(({ name, typedefs }) => [name, ...typedefs].includes('seL4_Error'));
  const error = errors?.values.find(({ value }) => value === number);
  if (!error) return undefined;
  const payload = errorPayloads.get(error.name);
  const named = payload?.words ?? [];
  const rows = named.flatMap(({ name, type, doc }, index): WordRow[] => {
    const value = words[index];
    if (value === undefined) return [];
    const text = type === 'bool' ? `${value === 0n ? 'no' : 'yes'}: ${doc}` : doc;
    return [[String(index), name, both(value), text]];
  });
  const lookup = payload?.hasLookup === true ? lookupRows(words, named.length, model) : [];
  const facts = context.facts.filter(({ kind, name }) => kind === 'enumerator' && name === error.name);
  const all = [...rows, ...lookup];
  return {
    name: error.name,
    what: `error ${number}`,
    about: facts.map((fact) => ['Defined', placeOf(fact)] as const),
    sections: [
      {
        title: 'What it says',
        sentences: [
          errorTexts.get(error.name)?.doc ?? 'Nothing more is known of it.',
          ...(payload ? [] : ['It comes without words.']),
        ],
        ...(all.length > 0 ? { table: [['WORD', 'NAME', 'VALUE', 'IS'], ...all] } : {}),
      },
    ],
    facts,
  };
}
