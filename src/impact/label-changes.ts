// SPDX-License-Identifier: BSD-2-Clause
import { holds } from '../condition/evaluate.js';
import { explore } from '../condition/explore.js';
import { assigner, follow } from '../condition/queries.js';
import type { OpenAbi } from './architecture.js';
import type { Change } from './change.js';
import type { LabelSlot } from './groups/labels.js';
import type { State } from './variables.js';

interface Slot extends LabelSlot {
  /** Where it is taken before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * What an option does to labels. Of all slots only those count that the option itself decides: each moves all labels
 * behind it by one. So only their conditions are told apart, however many slots there are.
 */
export function labelChanges(
  abi: OpenAbi,
  from: State,
  to: State,
  within: number,
): { readonly change: Change; readonly when: number }[] {
  const { space, slots } = abi;
  const [start, end] = [assigner(space, from.truth), assigner(space, to.truth)];
  const all = slots.map((slot): Slot => ({
    ...slot,
    before: start(slot.when),
    after: end(slot.when),
  }));
  const deciding = new Set(all.filter(({ before, after }) => before !== after));
  if (deciding.size === 0) return [];
  const cases = explore(space, within, (ask) => moves(all, deciding, ask));
  const numbers = exampleNumbers(abi, all);
  return cases.flatMap(({ when, result }) =>
    result.flatMap(({ slot, from: was, to: is, moved }) => {
      // A label that the option does not decide is in both configurations, or in none.
      const here = deciding.has(slot) ? when : space.and(when, slot.before);
      if (here === 0 || (was && is && moved === 0)) return [];
      const fact = { kind: 'label', name: slot.name, list: slot.list, at: slot.at } as const;
      const number = numbers.get(slot) ?? 0;
      const change: Change = {
        kind: was && is ? 'renumbering' : 'presence',
        fact,
        from: was ? String(number) : undefined,
        to: is ? String(number + moved) : undefined,
      };
      return [{ change, when: here }];
    }),
  );
}

/** A label that may be there before or after, and how many numbers further it is then. */
interface Move {
  readonly slot: Slot;
  readonly from: boolean;
  readonly to: boolean;
  readonly moved: number;
}

/** What happens to every label in the configurations that answer. */
function moves(
  slots: readonly Slot[],
  deciding: ReadonlySet<Slot>,
  ask: (condition: number) => boolean,
): Move[] {
  const taken = slots.map((slot) =>
    deciding.has(slot) ? { before: ask(slot.before), after: ask(slot.after) } : undefined,
  );
  let moved = 0;
  return slots.flatMap((slot, at): Move[] => {
    const here = taken[at];
    const before = moved;
    if (!here) return [{ slot, from: true, to: true, moved: before }];
    moved += Number(here.after) - Number(here.before);
    if (here.before) {
      // The same label may have another declaration, elsewhere, for the other value of the option.
      const other = slots.findIndex((each, index) => each.name === slot.name && taken[index]?.after === true);
      if (other < 0) return [{ slot, from: true, to: false, moved: before }];
      const between = slots.slice(Math.min(at, other), Math.max(at, other)).map((each, index) => {
        return taken[Math.min(at, other) + index]?.after ?? ask(each.after);
      });
      const distance = between.filter(Boolean).length;
      return [{ slot, from: true, to: true, moved: before + (other < at ? -distance : distance) }];
    }
    const isElsewhere = slots.some((each, index) => each.name === slot.name && taken[index]?.before === true);
    return here.after && !isElsewhere ? [{ slot, from: false, to: true, moved: before }] : [];
  });
}

/** The number that each slot has in the typical configuration, where the option is as before. */
function exampleNumbers({ space, typical }: OpenAbi, slots: readonly Slot[]): ReadonlyMap<Slot, number> {
  const numbers = new Map<Slot, number>();
  let taken = 0;
  for (const slot of slots) {
    numbers.set(slot, taken + 1);
    if (follow(space, slot.before, (atom) => holds(atom, typical))) taken += 1;
  }
  return numbers;
}
