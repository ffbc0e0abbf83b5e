// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';
import { parseInteger } from '../condition/integer.js';
import type { OpenAbi } from './architecture.js';
import { type Change, compareFacts } from './change.js';
import { createGroup, type Group } from './group.js';

/** A change, the node of where it happens, and the values of the option before and after. */
interface ValueChange {
  readonly change: Change;
  readonly when: number;
  readonly states: readonly [string, string];
}

/**
 * What one more in the value of an option changes: what the value flows into. The greater of the two values is the
 * typical one where there is a smaller one: some options are as large as they can be.
 */
export function changeValue(
  abi: OpenAbi,
  { outcomes, run }: Group,
  name: string,
  possible: number,
): ValueChange[] {
  const { space, typical, consistent } = abi;
  const value = parseInteger(typical(name) ?? '') ?? 1n;
  const other = value > 1n ? value - 1n : value + 1n;
  const changed: MacroLookup = (asked) => (asked === name ? String(other) : typical(asked));
  const others = createGroup(space, consistent, changed, run).outcomes;
  const [before, after] = other < value ? [others, outcomes] : [outcomes, others];
  const states = (other < value ? [other, value] : [value, other]).map(String) as [string, string];
  return before.flatMap((one) =>
    after.flatMap((two) => {
      const when = space.and(possible, space.and(one.when, two.when));
      return when === 0
        ? []
        : compareFacts(one.result, two.result).map((change) => ({ change, when, states }));
    }),
  );
}
