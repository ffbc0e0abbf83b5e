// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { enumName } from '../../headers/names.js';
import { rustName } from '../../rust-names.js';
import { type ArgumentsView, countingErrors, toArgumentsView } from './arguments-view.js';
import { type ErrorPayload, errorPayloads, errorTexts, noErrors } from './error-facts.js';
import { type LookupView, toLookupView } from './lookup-view.js';
import { enumerators, type FieldView, toVariant, type VariantView } from './variant.js';

/** Errors of invocations, with what the kernel says about them. */
export interface ErrorView {
  readonly variants: readonly VariantView[];
  /** How many words of an answer they have at most; at least one, so that there is an array. */
  readonly words: number;
  readonly hasFields: boolean;
  /** What the kernel counts when it says which argument is wrong; undefined where no error says it. */
  readonly arguments: ArgumentsView | undefined;
  readonly hasArguments: boolean;
  /** Whether there is what the example uses. */
  readonly hasExample: boolean;
  readonly hasLookup: boolean;
  readonly lookup: LookupView;
}

/** Undefined where the headers have no errors as libsel4 has them; then invocations have no result either. */
export function toErrorView(model: Model): ErrorView | undefined {
  const { headers } = model;
  const errors = headers.enums.find((one) => enumName(one) === 'seL4_Error');
  if (!errors || errors.isSigned || !errors.values.some(({ name }) => name === 'seL4_NoError'))
    return undefined;
  const all = enumerators(errors, noErrors, model);
  const isThere = (name: string): boolean => all.some((one) => one.name === name);
  const found = isThere('seL4_FailedLookup') ? toLookupView(model) : undefined;
  const payloads: ErrorPayload[] = [];
  const variants = all.map((one) => {
    const payload = errorPayloads.get(one.name);
    // Without a description of the lookup nothing that it comes with is of use.
    const isKnown = !payload?.hasLookup || found !== undefined;
    if (payload && isKnown) payloads.push(payload);
    const fields = payload && isKnown ? toFields(payload) : [];
    const text = payload && !isKnown ? undefined : errorTexts.get(one.name);
    return toVariant(one, text, fields, `sys::seL4_Error::${rustName(one.name)}`, headers.isBorrowed);
  });
  const hasIndex = countingErrors.every(isThere);
  const named = hasIndex ? toArgumentsView(model) : undefined;
  return {
    variants,
    words: Math.max(1, ...payloads.map((one) => wordsOf(one, found))),
    hasFields: payloads.length > 0,
    arguments: named,
    hasArguments: named !== undefined,
    hasExample: found !== undefined && isThere('seL4_NotEnoughMemory'),
    hasLookup: found !== undefined,
    lookup: found ?? { variants: [], words: 0 },
  };
}

/** How many words of an answer an error has. */
function wordsOf({ words, hasLookup }: ErrorPayload, lookup: LookupView | undefined): number {
  return words.length + (hasLookup ? (lookup?.words ?? 0) : 0);
}

function toFields({ words, hasLookup }: ErrorPayload): FieldView[] {
  const fields = words.map(({ name, type, doc }, at) => ({
    name,
    type,
    doc,
    value: type === 'bool' ? `error.word(${at}) != 0` : `error.word(${at})`,
  }));
  const lookup = {
    name: 'failure',
    type: 'LookupFailure',
    doc: 'Why it was not found.',
    value: `LookupFailure::read(|at| error.word(at.wrapping_add(${words.length})))`,
  };
  return hasLookup ? [...fields, lookup] : fields;
}
