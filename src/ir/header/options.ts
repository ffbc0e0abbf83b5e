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

/**
 * Every option that a fact of the headers depends on, sorted. Functions, and macros that are no expression, are no
 * facts; assertions check facts and add none.
 */
export function headerOptions(
  declarations: readonly OpenDeclaration[],
  space: ConditionSpace,
  isOption: (name: string) => boolean,
): string[] {
  const facts = declarations.filter((declaration) => {
    if (declaration.kind === 'macro') return declaration.value !== undefined;
    return declaration.kind === 'declaration' && declaration.ast.kind === 'declaration';
  });
  return [...new Set(facts.flatMap((fact) => optionsOf(fact, space, isOption)))].sort();
}
