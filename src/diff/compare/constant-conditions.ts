// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactsDocument } from '../../facts/fact.js';
import { type Draft, matchByName } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';

/** Findings about values, of which some have a reason now: other lines of the headers give them. */
export function withConditions(drafts: readonly Draft[], { old: before, new: after }: Sides): Draft[] {
  if (!tellsConditions(before) || !tellsConditions(after)) return [...drafts];
  return drafts.map((draft) => {
    const { because, old, new: now } = draft;
    const isReason = old?.kind === 'constant' && now?.kind === 'constant' && isOtherLine(old, now);
    if (!isReason || because !== undefined || isSame(old['value'], now['value'])) return draft;
    return { ...draft, because: `it has this value ${when(now)}, and had the other one ${when(old)}` };
  });
}

/**
 * Constants that have their value under another condition. The document knows the condition of the one line that
 * was read, so this is told where that line is not another one merely because the configurations are.
 */
export function compareConstantConditions({ old, new: now }: Sides): Draft[] {
  if (!tellsConditions(old) || !tellsConditions(now)) return [];
  const [before, after] = [optionsOf(old.document), optionsOf(now.document)];
  const isOfOptions = (fact: Fact): boolean =>
    (show(fact['condition']).match(/CONFIG_\w+/g) ?? []).some((name) => before.get(name) !== after.get(name));
  return matchByName(old.all('constant'), now.all('constant')).kept.flatMap((pair): Draft[] => {
    if (!isSame(pair.old['value'], pair.new['value']) || !isOtherLine(pair.old, pair.new)) return [];
    if (isOfOptions(pair.old) || isOfOptions(pair.new)) return [];
    return [
      {
        rule: 'condition-changed',
        name: pair.new.name,
        change: `is ${show(pair.new['value'])} ${when(pair.new)}, was so ${when(pair.old)}`,
        effect: 'Old binaries of this configuration do not notice; in others the value may be another one.',
        ...pair,
      },
    ];
  });
}

/** Documents of earlier versions do not say which condition a constant depends on. */
function tellsConditions(side: Side): boolean {
  return side.all('constant').some(({ condition }) => condition !== undefined);
}

/** A line without a condition is there always, but only as its file is: that of another file says nothing. */
function isOtherLine(old: Fact, now: Fact): boolean {
  const fileOf = ({ at }: Fact): string => show(at).replace(/:\d+$/, '');
  const isTold = [old, now].every(({ condition }) => condition !== undefined) || fileOf(old) === fileOf(now);
  return isTold && !isSame(old['condition'], now['condition']);
}

function when({ condition }: Fact): string {
  return condition === undefined ? 'always' : `if ${show(condition)}`;
}

/** What is off is not defined, and what is not mentioned is neither. */
function optionsOf({ configuration }: FactsDocument): ReadonlyMap<string, string | boolean> {
  return new Map(
    configuration.options.flatMap(({ name, value }) => (value === false ? [] : [[name, value] as const])),
  );
}
