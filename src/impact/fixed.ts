// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import { holds } from '../condition/evaluate.js';
import { type Expression, forEachMacro } from '../condition/expression.js';
import { assign } from '../condition/queries.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import { macroText } from '../config/known-keys.js';
import { archOptions } from '../config/sel4-arch.js';

/** Options that follow from the architecture alone: as macros, undefined for those that are off. */
export type FixedOptions = ReadonlyMap<string, string | undefined>;

export function fixedOptions(sel4Arch: Sel4Arch): FixedOptions {
  return new Map(Array.from(archOptions(sel4Arch), ([name, value]) => [name, macroText(value)]));
}

/** The macros that an expression reads, each once. */
export function macrosIn(of: Expression): string[] {
  const names = new Set<string>();
  forEachMacro(of, (name) => names.add(name));
  return [...names];
}

/** A condition as a node in which nothing is open any more that follows from the architecture. */
export function toOpenNode(condition: Expression, space: ConditionSpace, fixed: FixedOptions): number {
  return assign(space, space.build(condition), (atom) => {
    const isFixed = macrosIn(atom).every((name) => fixed.has(name));
    return isFixed ? holds(atom, (name) => fixed.get(name)) : undefined;
  });
}
