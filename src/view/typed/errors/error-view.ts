// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { enumName } from '../../headers/names.js';
import { rustName } from '../../rust-names.js';
import { type ErrorPayload, errorPayloads, errorTexts, noErrors } from './error-facts.js';
import { type LookupView, toLookupView } from './lookup-view.js';
import { enumerators, type FieldView, toVariant, type VariantView } from './variant.js';

/** Errors of invocations, with what the kernel says about them. */
export interface ErrorView {
  readonly variants: readonly VariantView[];
  /** The parameter with the IPC buffer, of a function that may not need it. */
  readonly ipc: string;
  /** Whether there are the two errors that name an argument or a capability by its number. */
  readonly hasIndex: boolean;
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
  const variants = all.map((one) => {
    const payload = errorPayloads.get(one.name);
    // Without a description of the lookup nothing that it comes with is of use.
    const isKnown = !payload?.hasLookup || found !== undefined;
    const fields = payload && isKnown ? toFields(payload) : [];
    const text = payload && !isKnown ? undefined : errorTexts.get(one.name);
    return toVariant(one, text, fields, `sys::seL4_Error::${rustName(one.name)}`, headers.isBorrowed);
  });
  return {
    variants,
    ipc: variants.some(({ hasFields }) => hasFields) ? 'ipc' : '_ipc',
    hasIndex: isThere('seL4_InvalidArgument') && isThere('seL4_InvalidCapability'),
    hasExample: found !== undefined && isThere('seL4_NotEnoughMemory'),
    hasLookup: found !== undefined,
    lookup: found ?? { variants: [] },
  };
}

function toFields({ words, hasLookup }: ErrorPayload): FieldView[] {
  const fields = words.map(({ name, type, doc }, at) => ({
    name,
    type,
    doc,
    value: type === 'bool' ? `ipc.get_mr(${at}) != 0` : `ipc.get_mr(${at})`,
  }));
  const lookup = {
    name: 'failure',
    type: 'LookupFailure',
    doc: 'Why it was not found.',
    value: `LookupFailure::read(|at| ipc.get_mr(at.wrapping_add(${words.length})))`,
  };
  return hasLookup ? [...fields, lookup] : fields;
}
