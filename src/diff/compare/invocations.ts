// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft } from '../finding.js';
import type { Sides } from '../side.js';
import { isSame } from '../words.js';
import { compareMethods, type MethodComparison } from './methods.js';
import { compareNumbered, isRespelledFact } from './numbered.js';

/** Labels by their numbers, and the methods that have them. */
export function compareInvocations(sides: Sides): Draft[] {
  const olds = methodsByLabel(sides.old.all('method'));
  const news = methodsByLabel(sides.new.all('method'));
  const nameOf = (fact: Fact): string => fact.name;
  const labels = compareNumbered({
    old: sides.old.all('label'),
    new: sides.new.all('label'),
    rules: {
      renumbered: () => 'label-renumbered',
      reused: 'label-reused',
      renamed: 'label-renamed',
      removed: 'label-removed',
      added: 'label-added',
    },
    nameOf,
    isRenamed: (old, now) =>
      isSameMethod(olds.get(old.name), news.get(now.name)) || isRespelledFact(old, now),
    effect: ({ name }, holder) =>
      holder
        ? `An old binary that invokes ${name} asks for ${holder.name}.`
        : `An old binary that invokes ${name} sends a label that the kernel does not know: seL4_IllegalOperation.`,
  });
  const methods = compareMethods(sides, labels.renamed, labels.drafts);
  return [...labels.drafts.filter((draft) => !isToldByMethod(draft, methods, olds, news)), ...methods.drafts];
}

function methodsByLabel(methods: readonly Fact[]): ReadonlyMap<unknown, Fact> {
  return new Map(methods.map((method) => [method['label'], method]));
}

/** One method under two labels: its name, or at least what it is said to do, is the same. */
function isSameMethod(old: Fact | undefined, now: Fact | undefined): boolean {
  if (!old || !now) return false;
  return old.name === now.name || (old['brief'] !== undefined && isSame(old['brief'], now['brief']));
}

/** A label comes and goes with its method, which says more. */
function isToldByMethod(
  { rule, old, new: now }: Draft,
  { removed, added }: MethodComparison,
  olds: ReadonlyMap<unknown, Fact>,
  news: ReadonlyMap<unknown, Fact>,
): boolean {
  if (rule === 'label-removed') return removed.has(olds.get(old?.name));
  return rule === 'label-added' && added.has(news.get(now?.name));
}
