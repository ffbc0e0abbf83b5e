// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { printExpression } from '../../condition/print.js';
import { simplifyWithin } from '../../condition/queries.js';
import type { OpenPart, Variability } from '../../model/variability.js';
import { toPlace } from '../place.js';
import type { Part, Whole } from './wholes.js';

/** Parts that not all ways to declare a whole have, each with the configurations that have it. */
export function openParts(
  wholes: readonly Whole[],
  space: ConditionSpace,
  lookup: MacroLookup,
): Variability['parts'] {
  const byName = new Map<string, Whole[]>();
  for (const whole of wholes) byName.set(whole.name, [...(byName.get(whole.name) ?? []), whole]);
  const found = new Map<string, readonly OpenPart[]>();
  for (const [name, ways] of byName) {
    const anywhere = ways.reduce((all, { when }) => space.or(all, when), 0);
    const parts = new Map<string, Part & { when: number }>();
    for (const { when, parts: own } of ways)
      for (const part of own) {
        const key = `${part.name} ${part.text}`;
        const known = parts.get(key);
        parts.set(key, { ...(known ?? part), when: space.or(known?.when ?? 0, when) });
      }
    const open = [...parts.values()].flatMap(({ name: part, text, span, when }): OpenPart[] => {
      if (when === anywhere) return [];
      const condition = space.expression(simplifyWithin(space, when, anywhere));
      const isPresent = holds(space.expression(when), lookup);
      return [{ name: part, text, condition: printExpression(condition), isPresent, place: toPlace(span) }];
    });
    if (open.length > 0) found.set(name, open);
  }
  return found;
}
