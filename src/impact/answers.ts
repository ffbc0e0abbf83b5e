// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import type { MacroLookup } from '../condition/evaluate.js';
import { defined } from '../condition/expression.js';

/** Whom a computation asks about the configuration, which it knows nothing else of. */
export interface Answers {
  /** Whether the condition of a node holds. */
  readonly ask: (condition: number) => boolean;
  /** The replacement text of an option, where its value is needed and not only whether it is on. */
  readonly value: (name: string) => string | undefined;
}

/** How conditions that are still expressions ask: option by option, only for those that their truth needs. */
export function askingLookup(
  { ask }: Answers,
  space: ConditionSpace,
  fixed: ReadonlyMap<string, string | undefined>,
): MacroLookup {
  return (name) => {
    if (fixed.has(name)) return fixed.get(name);
    return ask(space.build(defined(name))) ? '1' : undefined;
  };
}
