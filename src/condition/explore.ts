// SPDX-License-Identifier: BSD-2-Clause
import { ConditionLimitError, type ConditionSpace } from './bdd.js';

/** What a computation gives under a set of configurations, a node of the condition space. */
export interface Outcome<T> {
  readonly when: number;
  readonly result: T;
}

/** In how many ways one computation may go; seL4's own texts need some dozens. */
const pathLimit = 2048;

/**
 * Runs a computation that asks for conditions, once for each way in which the answers can turn out within a set of
 * configurations. So nobody has to list configurations: they are told apart only where something depends on it. The
 * outcomes' conditions never overlap and cover the whole set.
 */
export function explore<T>(
  space: ConditionSpace,
  within: number,
  run: (ask: (condition: number) => boolean) => T,
): Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  const todo = within === 0 ? [] : [within];
  for (let start = todo.pop(); start !== undefined; start = todo.pop()) {
    if (outcomes.length + todo.length > pathLimit) throw new ConditionLimitError();
    let when = start;
    const ask = (condition: number): boolean => {
      const yes = space.and(when, condition);
      if (yes === 0) return false;
      if (yes !== when) todo.push(space.and(when, space.not(condition)));
      when = yes;
      return true;
    };
    const result = run(ask);
    outcomes.push({ when, result });
  }
  return outcomes;
}
