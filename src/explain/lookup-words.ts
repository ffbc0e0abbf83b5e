// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { firstWord, lookupShapes } from '../view/typed/errors/lookup-facts.js';
import { messageLayout } from '../view/typed/message-layout.js';
import { both } from './words.js';

/** A row about a word: its index, name, value and meaning. */
export type WordRow = readonly [index: string, name: string, value: string, meaning: string];

/**
 * The words of the description of a failed lookup, of which the first is the kind. They stand in the message of a
 * capability fault and behind an error, at the same distances.
 */
export function lookupRows(words: readonly bigint[], from: number, model: Model): WordRow[] {
  const layout = messageLayout('CapFault', model);
  const start = layout?.words.find(({ name }) => name === firstWord)?.index;
  const type = words[from];
  if (!layout || start === undefined || type === undefined) return [];
  const kinds = model.headers.enums.find(({ name, typedefs }) =>
    [name, ...typedefs].includes('seL4_LookupFailureType'),
  );
  const kind = kinds?.values.find(({ value }) => value === type)?.name;
  const shape = kind === undefined ? undefined : lookupShapes.get(kind);
  const doc = shape ? `${kind}: ${shape.doc}` : (kind ?? 'no kind of lookup failure');
  return [
    [String(from), 'lookup failure', both(type), doc],
    ...(shape?.words ?? []).flatMap((word): WordRow[] => {
      const index = layout.words.find(({ name }) => name === word.word)?.index;
      const at = index === undefined ? undefined : from + index - start;
      const value = at === undefined ? undefined : words[at];
      return at === undefined || value === undefined ? [] : [[String(at), word.name, both(value), word.doc]];
    }),
  ];
}
