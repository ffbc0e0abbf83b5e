// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { toAt } from '../../facts/fact.js';
import type { InterfaceDocument, LabelDocument } from '../../ir/interface.js';
import { toPlace } from '../../resolve/place.js';
import { type FixedOptions, toOpenNode } from '../fixed.js';

/**
 * A place in the order of labels, and the configurations that have a label there. A label's number is one more than
 * how many slots before it are taken: a sum, so that no combination has to be tried to know it.
 */
export interface LabelSlot {
  readonly name: string;
  readonly list: LabelDocument;
  /** A node: the first declaration of the label whose condition holds. */
  readonly when: number;
  readonly at: string;
}

export function labelSlots(
  documents: readonly InterfaceDocument[],
  space: ConditionSpace,
  fixed: FixedOptions,
): LabelSlot[] {
  const taken = new Map<string, number>();
  return documents.flatMap(({ document: list, interfaces }) =>
    interfaces.flatMap(({ methods }) =>
      methods.flatMap(({ id: name, when: condition, span }) => {
        const before = taken.get(name) ?? 0;
        const node = toOpenNode(condition, space, fixed);
        const when = space.and(node, space.not(before));
        taken.set(name, space.or(before, node));
        return when === 0 ? [] : [{ name, list, when, at: toAt(toPlace(span)) }];
      }),
    ),
  );
}
