// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { listNames, show } from '../words.js';
import { type Conditions, conditionsOf, whyOnOneSide } from './conditions.js';
import { compareNumbered, isRespelledFact, type NumberedList } from './numbered.js';

/** System calls by their numbers. */
export function compareSyscalls(sides: Sides): Draft[] {
  const moved = compareAll(sides);
  const reasons = new Map(moved.map(({ name, because }) => [name, because]));
  const { drafts } = compareNumbered(listOf(sides, ['syscall']));
  return [
    ...drafts.map((draft) =>
      draft.rule === 'syscall-renumbered'
        ? { ...draft, because: reasons.get(draft.name) ?? draft.because }
        : withOtherSide(draft, sides),
    ),
    ...compareAbsentNumbers(moved, sides),
  ];
}

/**
 * Whether a document says when system calls exist that are there, and which numbers are kept free: those of earlier
 * versions do not. One without any condition says nothing either way.
 */
export function tellsConditions(side: Side): boolean {
  return (
    side.all('absent-syscall').some(({ at }) => at !== undefined) ||
    side.all('syscall').some(({ condition }) => condition !== undefined)
  );
}

/** What moved, of all that has a number, absent calls included: they take numbers as well. */
function compareAll(sides: Sides): readonly Draft[] {
  if (!tellsConditions(sides.old) || !tellsConditions(sides.new)) return [];
  const { drafts } = compareNumbered(listOf(sides, ['syscall', 'absent-syscall']));
  return drafts.filter(({ rule }) => rule === 'syscall-renumbered');
}

function listOf({ old, new: now }: Sides, kinds: readonly ('syscall' | 'absent-syscall')[]): NumberedList {
  const numbered = (side: Side): Fact[] =>
    kinds.flatMap((kind) => side.all(kind)).filter(({ value }) => value !== undefined);
  return {
    old: numbered(old),
    new: numbered(now),
    rules: {
      renumbered: () => 'syscall-renumbered',
      reused: 'syscall-number-reused',
      renamed: 'syscall-renamed',
      removed: 'syscall-removed',
      added: 'syscall-added',
    },
    nameOf: ({ name }) => name,
    isRenamed: isRespelledFact,
    effect: ({ name }, holder) =>
      holder
        ? `An old binary that makes ${name} makes ${holder.name}.`
        : `An old binary that makes ${name} makes a call that the kernel does not know, and its thread faults.`,
    otherwise: 'calls that this configuration does not have take numbers too',
  };
}

/** Where one side has a call and the other one knows it for other configurations: why, and where it stands there. */
function withOtherSide(draft: Draft, { old, new: now }: Sides): Draft {
  const { rule, old: before, new: after } = draft;
  const gone = before && now.find('absent-syscall', before.name);
  const come = after && old.find('absent-syscall', after.name);
  if (rule === 'syscall-removed' && gone)
    return {
      ...draft,
      change: `was ${show(before['value'])}, and is not in this configuration any more`,
      because: whyOnOneSide(conditionsIn(old, before), conditionsOf([gone])),
      new: gone,
    };
  if (rule === 'syscall-added' && come)
    return {
      ...draft,
      change: `new in this configuration: ${show(after['value'])}`,
      because: whyOnOneSide(conditionsOf([come]), conditionsIn(now, after)),
      old: come,
    };
  return draft;
}

function conditionsIn(side: Side, call: Fact): Conditions | undefined {
  return tellsConditions(side) ? conditionsOf([call]) : undefined;
}

/** Numbers that are kept free, as one finding for each reason: other configurations have the calls under them. */
function compareAbsentNumbers(moved: readonly Draft[], { old, new: now }: Sides): Draft[] {
  // The two kinds of kernel count through two lists, and that is no change of either.
  if (old.document.target.isMcs !== now.document.target.isMcs) return [];
  const absent = moved.filter((draft) =>
    [draft.old, draft.new].every((fact) => fact?.kind === 'absent-syscall'),
  );
  const reasons = [...new Set(absent.map(({ because }) => because))];
  return reasons.flatMap((because): Draft[] => {
    const [first, ...others] = absent.filter((draft) => draft.because === because);
    if (!first) return [];
    const more = others.length === 0 ? '' : `; ${listNames(others.map(({ name }) => name))} moved as well`;
    return [
      {
        ...first,
        rule: 'absent-syscall-changed',
        change: `${show(first.new?.['value'])} where other configurations have it, was ${show(first.old?.['value'])}${more}`,
        effect: 'Old binaries of this configuration do not notice; in others they make another system call.',
      },
    ];
  });
}
