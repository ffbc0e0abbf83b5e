// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { forEachMacro } from '../../condition/expression.js';
import type { OpenDeclaration } from './declarations.js';

/**
 * The configuration options that a declaration depends on, sorted: those of its presence condition, and those whose
 * value it uses. Options that its condition mentions without effect are not among them.
 */
export function optionsOf(
  { when, tokens }: OpenDeclaration,
  space: ConditionSpace,
  isOption: (name: string) => boolean,
): string[] {
  const found = new Set<string>();
  forEachMacro(space.expression(when), (name) => found.add(name));
  for (const { kind, image } of tokens) if (kind === 'name' && isOption(image)) found.add(image);
  return [...found].sort();
}
