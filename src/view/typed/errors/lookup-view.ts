// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { enumName } from '../../headers/names.js';
import { type MessageLayout, messageLayout } from '../message-layout.js';
import { firstWord, lookupShapes, noFailures } from './lookup-facts.js';
import { enumerators, toVariant, type VariantView } from './variant.js';

/** Why a capability was not found. */
export interface LookupView {
  readonly variants: readonly VariantView[];
  /** How many words the longest description has. */
  readonly words: number;
}

/** Undefined where the headers do not say what a description of a lookup failure looks like. */
export function toLookupView(model: Model): LookupView | undefined {
  const { headers } = model;
  const kinds = headers.enums.find((one) => enumName(one) === 'seL4_LookupFailureType');
  const layout = messageLayout('CapFault', model);
  const first = layout?.words.find(({ name }) => name === firstWord);
  if (!kinds || !layout || !first) return undefined;
  const variants = enumerators(kinds, noFailures, model).map((one) => {
    const shape = lookupShapes.get(one.name);
    const fields = shape?.words.map(({ name, word, doc }) => ({
      name,
      type: 'Word',
      doc,
      value: `word(${distance(layout, first.index, word) ?? -1})`,
    }));
    // A kind of which the headers do not name all words comes without any.
    const isWhole = shape?.words.every(({ word }) => distance(layout, first.index, word) !== undefined);
    return isWhole
      ? toVariant(one, shape, fields ?? [], one.constant, headers.isBorrowed)
      : toVariant(one, undefined, [], one.constant, headers.isBorrowed);
  });
  const distances = [...lookupShapes.values()].flatMap(({ words }) =>
    words.map(({ word }) => distance(layout, first.index, word) ?? 0),
  );
  return variants.length > 0 ? { variants, words: 1 + Math.max(0, ...distances) } : undefined;
}

/** How far behind the first word of a description another one stands. */
function distance({ words }: MessageLayout, first: number, word: string): number | undefined {
  const found = words.find(({ name }) => name === word);
  return found && found.index > first ? found.index - first : undefined;
}
