// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';
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
    ...come.map((method) => toAddition(method, sides.old)),
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

function toRemoval(method: Fact, { new: now }: Sides, labels: readonly Draft[]): Draft {
  const effect = labels.find(
    ({ rule, old }) => rule === 'label-removed' && old?.name === method['label'],
  )?.effect;
  return {
    rule: 'method-removed',
    name: method.name,
    change: `removed; its label was ${show(method['labelValue'])}`,
    because: conditionOf(method, now),
    effect: effect ?? `An old binary that invokes ${method.name} invokes something else.`,
    old: method,
  };
}

function toAddition(method: Fact, old: Side): Draft {
  return {
    rule: 'method-added',
    name: method.name,
    change: `new: label ${show(method['labelValue'])}`,
    because: conditionOf(method, old),
    effect: 'Old binaries do not invoke it.',
    new: method,
  };
}

/** Why one side has it alone: the other one knows it too, for other configurations. */
function conditionOf(method: Fact, other: Side): string | undefined {
  const absent = other.find('absent-method', method.name);
  if (!absent) return undefined;
  const [own, its] = [describeCondition(method), describeCondition(absent)];
  return own === its
    ? `it exists ${own}, and the configurations differ in that`
    : `it exists ${own} on one side and ${its} on the other`;
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

function describeCondition({ condition }: Fact): string {
  return condition === undefined ? 'always' : `if ${show(condition)}`;
}
