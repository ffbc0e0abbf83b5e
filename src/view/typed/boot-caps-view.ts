// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { code, paragraphs } from '../docs.js';
import { wordConstants } from '../headers/constants-view.js';
import { rustName } from '../rust-names.js';
import { constant } from '../statements.js';
import { toCapabilities } from './capabilities.js';
import { constantName, wordsOf } from './names.js';
import { initialCaps } from './tables/initial-caps.js';

/** What the module `boot_info` has besides under the typed layer. */
export interface BootCapsView {
  /** The capabilities that the root task starts with. */
  readonly initial: readonly InitialCapView[];
  readonly hasInitial: boolean;
  readonly hasUntyped: boolean;
}

interface InitialCapView {
  readonly name: string;
  readonly doc: readonly string[];
  readonly constant: string;
}

/** There is no constant for a slot that is empty under the configuration. */
export function toBootCapsView(model: Model): BootCapsView {
  const capabilities = toCapabilities(model);
  const slots = wordConstants(model);
  const isOn = (option: string): boolean =>
    model.configuration.options.some(({ name, value }) => name === option && value === true);
  const initial = initialCaps.flatMap(({ slot, capability, doc, option }) => {
    const type = capabilities.find(capability)?.rustName;
    if (type === undefined || !slots.has(slot) || (option !== undefined && !isOn(option))) return [];
    return [
      {
        name: initialName(slot),
        doc: paragraphs([doc], [`Slot ${code(slot)}.`]),
        constant: constant(initialName(slot), type, `${type}::from_bits(sys::${rustName(slot)})`),
      },
    ];
  });
  return {
    initial,
    hasInitial: initial.length > 0,
    hasUntyped: capabilities.find('seL4_Untyped') !== undefined,
  };
}

/** `seL4_CapInitThreadTCB` is `TCB`: all are the first thread's. */
export function initialName(slot: string): string {
  return constantName(wordsOf(slot.replace(/^seL4_Cap(?:InitThread)?/, '')));
}
