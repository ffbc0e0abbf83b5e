// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import type { InterfaceDocument } from '../ir/interface.js';
import type { InvocationLabel } from '../model/interface.js';
import { toPlace } from './place.js';

/**
 * Numbers the invocation labels from 1 (0 is no invocation). A label whose condition is false is left out and
 * those after it move up, the opposite of what system calls do (seL4: tools/invocation_header_gen.py).
 */
export function resolveLabels(
  documents: readonly InterfaceDocument[],
  lookup: MacroLookup,
): InvocationLabel[] {
  const labels = new Map<string, InvocationLabel>();
  for (const { document: list, interfaces } of documents) {
    for (const { methods } of interfaces) {
      for (const { id: name, when, span } of methods) {
        if (!labels.has(name) && holds(when, lookup)) {
          labels.set(name, { name, number: labels.size + 1, list, place: toPlace(span) });
        }
      }
    }
  }
  return [...labels.values()];
}
