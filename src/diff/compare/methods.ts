// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';
import { type Conditions, conditionsOf, methodVersions, whyOnOneSide } from './conditions.js';
import { compareParameters } from './parameters.js';

export interface MethodComparison {
  readonly drafts: readonly Draft[];
  /** Methods that are reported as removed or added. */
  readonly removed: ReadonlySet<Fact | undefined>;
  readonly added: ReadonlySet<Fact | undefined>;
}

/** Methods by the names of their functions, given what became of the labels. */
export function compareMethods(
  sides: Sides,
  renamedLabels: readonly Pair[],
  labels: readonly Draft[],
): MethodComparison {
  const { kept, removed, added } = matchByName(sides.old.all('method'), sides.new.all('method'));
  const newLabel = new Map(renamedLabels.map((pair) => [pair.old.name, pair.new.name]));
  const follow = (label: unknown): unknown => newLabel.get(String(label)) ?? label;
  const byLabel = new Map(added.map((method) => [method['label'], method]));
  const renamed = removed.flatMap((old): Pair[] => {
    const now = byLabel.get(show(follow(old['label']) as string));
    return now ? [{ old, new: now }] : [];
  });
  const taken = new Set(renamed.flatMap((pair) => [pair.old, pair.new]));
  const gone = removed.filter((method) => !taken.has(method));
  const come = added.filter((method) => !taken.has(method));
  const reused = new Set(
    labels.filter(({ rule }) => rule === 'label-reused').map((draft) => draft.old?.name),
  );
  const drafts = [
    ...renamed.map(toRenaming),
    // Where the label is another method's now, that is reported, and says so.
    ...gone
      .filter((method) => !reused.has(show(method['label'])))
      .map((method) => toRemoval(method, sides, labels)),
    ...come.map((method) => toAddition(method, sides)),
    ...[...kept, ...renamed].flatMap((pair) => compareMethod(pair, sides, follow)),
  ];
  return { drafts, removed: new Set(gone), added: new Set(come) };
}

function toRenaming(pair: Pair): Draft {
  const { old, new: now } = pair;
  if (old.of === now.of) {
    return {
      rule: 'method-renamed',
      name: old.name,
      change: `now called ${now.name}`,
      effect: 'Old binaries do not notice; source has to use the new name.',
      ...pair,
    };
  }
  return {
    rule: 'method-moved',
    name: old.name,
    change: `moved from ${old.of} to ${now.of}: now ${now.name}`,
    effect: `An old binary invokes it on a capability of type ${old.of}, and the kernel refuses.`,
    ...pair,
  };
}

function toRemoval(method: Fact, sides: Sides, labels: readonly Draft[]): Draft {
  const absent = sides.new.find('absent-method', method.name);
  const label = show(method['labelValue']);
  const effect = labels.find(
    ({ rule, old }) => rule === 'label-removed' && old?.name === method['label'],
  )?.effect;
  return {
    rule: 'method-removed',
    name: method.name,
    change: absent
      ? `was label ${label}, and is not in this configuration any more`
      : `removed; its label was ${label}`,
    because: whyOnOneSide(conditionsIn(sides.old, method), conditionsIn(sides.new, method)),
    effect: effect ?? `An old binary that invokes ${method.name} invokes something else.`,
    old: method,
    new: absent,
  };
}

function toAddition(method: Fact, sides: Sides): Draft {
  const absent = sides.old.find('absent-method', method.name);
  return {
    rule: 'method-added',
    name: method.name,
    change: `new${absent ? ' in this configuration' : ''}: label ${show(method['labelValue'])}`,
    because: whyOnOneSide(conditionsIn(sides.old, method), conditionsIn(sides.new, method)),
    effect: 'Old binaries do not invoke it.',
    old: absent,
    new: method,
  };
}

function conditionsIn(side: Side, { name }: Fact): Conditions {
  return conditionsOf(methodVersions(side).get(name));
}

function compareMethod(pair: Pair, sides: Sides, follow: (label: unknown) => unknown): Draft[] {
  const { old, new: now } = pair;
  const name = now.name;
  const parameters = compareParameters(pair, sides);
  const drafts: Draft[] = [...parameters];
  if (follow(old['label']) !== now['label']) {
    drafts.push({
      rule: 'method-label-changed',
      name,
      change: `label ${show(now['label'])}, was ${show(old['label'])}`,
      effect: `An old binary sends ${show(old['label'])} (${show(old['labelValue'])}), which is not this method's label.`,
      ...pair,
    });
  }
  const isLonger = ['requestWords', 'extraCaps', 'counted'].some((each) => !isSame(old[each], now[each]));
  if (isLonger && parameters.length === 0) {
    drafts.push({
      rule: 'request-length-changed',
      name,
      change: `${describeRequest(now)}, was ${describeRequest(old)}`,
      effect: 'An old binary sends a message of another length: seL4_TruncatedMessage if it is too short.',
      ...pair,
    });
  }
  return drafts;
}

function describeRequest({ requestWords, extraCaps, counted }: Fact): string {
  return `${show(requestWords)} words and ${show(extraCaps)} capabilities${counted === true ? ', counted' : ''}`;
}
