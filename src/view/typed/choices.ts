// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import type { Capabilities, Capability } from './capabilities.js';
import { narrowed } from './tables/narrowed.js';

/** Kinds of capabilities of which a parameter may have any: a trait that their types have. */
export interface Choice {
  readonly trait: string;
  readonly types: readonly string[];
}

/** The kinds that exist under a configuration, of those that the table names. */
export function presentKinds(names: readonly string[], capabilities: Capabilities): Capability[] {
  return [...new Set(names.map(capabilities.find).filter((one) => one !== undefined))];
}

export function choiceName(kinds: readonly Capability[]): string {
  return kinds.map(({ rustName }) => rustName).join('Or');
}

/** The traits that methods of a configuration need: where one kind is left, its type is enough. */
export function toChoices({ interfaces }: Model, capabilities: Capabilities): Choice[] {
  const found = new Map<string, Choice>();
  for (const { name: owner, methods } of interfaces) {
    for (const { name: method, inputs } of methods) {
      for (const { name } of inputs) {
        const is = narrowed(owner, method, name)?.is;
        const kinds = is?.kind === 'any-of' ? presentKinds(is.names, capabilities) : [];
        const trait = choiceName(kinds);
        if (kinds.length > 1) found.set(trait, { trait, types: kinds.map(({ rustName }) => rustName) });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.trait < b.trait ? -1 : 1));
}
