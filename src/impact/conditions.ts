// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import { printExpression } from '../condition/print.js';
import { simplifyWithin, supportOf } from '../condition/queries.js';
import type { OpenAbi } from './architecture.js';
import type { Effect } from './effects.js';
import { macrosIn } from './fixed.js';
import { isPlatformMacro, platformOption } from './platforms.js';

/** Longer conditions are no help; what they depend on is. Counted as people read them, without `defined(CONFIG_…)`. */
const longestCondition = 200;

/** What the other options have to be for any of some effects; undefined for nothing special. */
export function printCondition(
  { space }: OpenAbi,
  effects: readonly Effect[],
  possible: number,
): string | undefined {
  const any = effects.reduce((all, { when }) => space.or(all, when), 0);
  const needed = simplifyWithin(space, any, possible);
  if (needed < 2) return undefined;
  const names = [...new Set(optionsIn(space, needed))].sort();
  const text = names.includes(platformOption) ? undefined : printExpression(space.expression(needed));
  return text !== undefined && (names.length <= 4 || plainCondition(text).length <= longestCondition)
    ? text
    : `certain values of ${names.join(', ')}`;
}

/** A condition with options as `--set` calls them. */
export function plainCondition(condition: string): string {
  return condition.replace(/defined\(CONFIG_(\w+)\)/g, '$1').replace(/\bCONFIG_/g, '');
}

/** The options that the truth of a node depends on. */
export function optionsIn(space: ConditionSpace, node: number): string[] {
  const macros = [...supportOf(space, node)].flatMap(macrosIn);
  return macros.map((name) => (isPlatformMacro(name) ? platformOption : name));
}
