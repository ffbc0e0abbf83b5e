// SPDX-License-Identifier: BSD-2-Clause
import { type Sel4Arch, sel4Archs } from '../../config/kernel-config.js';
import { derivations } from '../../syntax/kernel-config/cmake-derived.js';
import { toOptionName } from '../../syntax/kernel-config/entry.js';
import type { Audience } from '../audience.js';
import type { ChangeKind } from '../change.js';
import type { DerivedOption } from '../derived.js';
import type { OptionImpact } from '../report.js';
import type { ChangedFact, ChangeSummary } from '../summary.js';

/** What an option does to facts of one sort, on all architectures together. */
export interface Row {
  readonly what: string;
  readonly text: string;
}

/** How many examples a line has. */
const most = 3;

/** What an option does that concerns some people alone, and where. */
export function forAudience(option: OptionImpact, audience: Audience): OptionImpact {
  const architectures = option.architectures.flatMap((one) => {
    const changes = one.changes.filter((change) => change.audience === audience);
    return changes.length > 0 ? [{ ...one, changes, condition: one.conditions.get(audience) }] : [];
  });
  return { ...option, architectures };
}

/** The changes of an option in words, each with the architectures that have it where not all of the option's do. */
export function rowsOf({ architectures }: OptionImpact): Row[] {
  const whats = new Set(architectures.flatMap(({ changes }) => changes.map(({ what }) => what)));
  return [...whats].map((what) => {
    const own = architectures.flatMap(({ sel4Arch, changes }) =>
      changes.filter((change) => change.what === what).map((change) => ({ sel4Arch, change })),
    );
    const kinds = [...new Set(own.map(({ change }) => change.kind))];
    const phrases = kinds.map((kind) => {
      const same = own.filter(({ change }) => change.kind === kind);
      const where = [...new Set(same.map(({ sel4Arch }) => sel4Arch))];
      return {
        text: phrase(
          kind,
          what,
          same.map(({ change }) => change),
        ),
        suffix: where.length < architectures.length ? ` [${where.join(', ')}]` : '',
      };
    });
    const last = phrases.at(-1)?.suffix ?? '';
    const text = phrases.every(({ suffix }) => suffix === last)
      ? `${phrases.map((one) => one.text).join('; ')}${last}`
      : phrases.map((one) => one.text + one.suffix).join('; ');
    return { what, text };
  });
}

function phrase(kind: ChangeKind, what: string, changes: readonly ChangeSummary[]): string {
  const facts = distinct(changes.flatMap((change) => change.facts));
  const each = range(changes.map((change) => change.facts.length));
  if (kind === 'renumbering' && what === 'labels') return shift(each, changes);
  // Where architectures disagree about which they are, there are more names than any of them has.
  const isMore = facts.length > Math.max(...changes.map((change) => change.facts.length));
  const count = isMore ? `${each} on each, ${facts.length} in all,` : each;
  return kind === 'presence'
    ? `${count} ${count === '1' ? 'comes or goes' : 'come or go'} (${examples(facts, (fact) => fact.name)})`
    : `${count} ${happenings[kind]} (${examples(facts, values)})`;
}

const happenings: Readonly<Record<Exclude<ChangeKind, 'presence'>, string>> = {
  renumbering: 'renumbered',
  layout: 'laid out otherwise',
  size: 'of another size',
  type: 'of another type',
  register: 'with another value',
  value: 'with another value',
};

/** How far a label that comes or goes reaches: it moves all that follow. */
function shift(count: string, changes: readonly ChangeSummary[]): string {
  const steps = changes.flatMap(({ facts }) => facts.map(({ from, to }) => Number(to) - Number(from)));
  const signed = [Math.min(...steps), Math.max(...steps)].map((step) =>
    step > 0 ? `+${step}` : String(step),
  );
  const by = [...new Set(signed)].join(' to ');
  const after = [...new Set(changes.flatMap((change) => change.after ?? []))];
  return `${count} ${count === '1' ? 'shifts' : 'shift'} by ${by}, all behind ${after.slice(0, most).join(' or ')}`;
}

/** What is typical comes first. */
function distinct(facts: readonly ChangedFact[]): ChangedFact[] {
  const byName = new Map<string, ChangedFact>();
  for (const fact of facts) {
    const known = byName.get(fact.name);
    if (!known || (fact.isTypical && !known.isTypical)) byName.set(fact.name, fact);
  }
  const all = [...byName.values()];
  return [...all.filter(({ isTypical }) => isTypical), ...all.filter(({ isTypical }) => !isTypical)];
}

function examples(facts: readonly ChangedFact[], show: (fact: ChangedFact) => string): string {
  const shown = facts.slice(0, most).map(show);
  return [...shown, ...(facts.length > most ? ['…'] : [])].join(', ');
}

/** What a fact is with either of two values of the option; where those are off and on, that need not be said. */
function values({ name, from, to, states }: ChangedFact): string {
  if (from === undefined && to === undefined) return name;
  const [before, after] = [from ?? 'none', to ?? 'none'];
  return states.join() === 'off,on'
    ? `${name} ${before} → ${after}`
    : `${name} ${before} with ${states[0]} and ${after} with ${states[1]}`;
}

function range(counts: readonly number[]): string {
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Architectures in words; those of seL4 need not be listed. */
export function architectureList(some: readonly Sel4Arch[]): string {
  return some.length === sel4Archs.length ? 'all architectures' : some.join(', ');
}

/** How options follow from each other: `sets A, B; limits C; default of D`. */
export function derivationText(options: readonly DerivedOption[]): string {
  const words = { sets: 'sets', limits: 'limits', default: 'gives the default of' } as const;
  return derivations
    .flatMap((how) => {
      const own = options.filter((one) => one.how === how).map(({ option }) => toOptionName(option));
      return own.length > 0 ? [`${words[how]} ${own.join(', ')}`] : [];
    })
    .join('; ');
}

/** Options of which the same is to be said are said together. */
export function together<T>(all: readonly T[], same: (one: T) => string): (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(same(one));
    if (group) group.push(one);
    else groups.set(same(one), [one]);
  }
  return [...groups.values()];
}

/** `KERNEL_MCS (KernelIsMCS)`: what people write in configurations. */
export function titleOf({ name, cmake }: OptionImpact): string {
  return cmake.length === 0 ? name : `${name} (${cmake.join(', ')})`;
}
