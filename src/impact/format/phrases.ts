// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../config/kernel-config.js';
import type { Audience } from '../audience.js';
import type { ChangeKind } from '../change.js';
import type { OptionImpact } from '../report.js';
import type { ChangedFact, ChangeSummary } from '../summary.js';

/** What an option does to facts of one sort, on all architectures together. */
export interface Row {
  readonly audience: Audience;
  readonly what: string;
  readonly text: string;
  /** Where it does that. */
  readonly architectures: readonly Sel4Arch[];
}

/** How many examples a line has. */
const most = 3;

/** The changes of an option in words, in the order of who is concerned. */
export function rowsOf({ architectures }: OptionImpact): Row[] {
  const keys = new Map<string, { readonly audience: Audience; readonly what: string }>();
  for (const { changes } of architectures)
    for (const { audience, what } of changes) keys.set(`${audience} ${what}`, { audience, what });
  return [...keys.values()].map(({ audience, what }) => {
    const own = architectures.flatMap(({ sel4Arch, changes }) => {
      const found = changes.filter((change) => change.audience === audience && change.what === what);
      return found.length > 0 ? [{ sel4Arch, found }] : [];
    });
    const kinds = [...new Set(own.flatMap(({ found }) => found.map(({ kind }) => kind)))];
    const phrases = kinds.map((kind) => {
      const same = own.flatMap(({ found }) => found.filter((change) => change.kind === kind));
      return phrase(kind, what, same);
    });
    return { audience, what, text: phrases.join('; '), architectures: own.map(({ sel4Arch }) => sel4Arch) };
  });
}

function phrase(kind: ChangeKind, what: string, changes: readonly ChangeSummary[]): string {
  const count = range(changes.map(({ facts }) => facts.length));
  const facts = distinct(changes.flatMap((change) => change.facts));
  switch (kind) {
    case 'presence':
      return `${count} come or go (${examples(facts, (fact) => fact.name)})`;
    case 'renumbering':
      if (what === 'labels') return shift(count, changes);
      return `${count} renumbered (${examples(facts, values)})`;
    case 'layout':
      return `${count} laid out otherwise (${examples(facts, values)})`;
    case 'size':
      return `${count} of another size (${examples(facts, values)})`;
    case 'type':
      return `${count} of another type (${examples(facts, values)})`;
    case 'register':
    case 'value':
      return `${count} with another value (${examples(facts, values)})`;
  }
}

/** How far a label that comes or goes reaches: it moves all that follow. */
function shift(count: string, changes: readonly ChangeSummary[]): string {
  const steps = changes.flatMap(({ facts }) => facts.map(({ from, to }) => Number(to) - Number(from)));
  const signed = [Math.min(...steps), Math.max(...steps)].map((step) =>
    step > 0 ? `+${step}` : String(step),
  );
  const by = [...new Set(signed)].join(' to ');
  const after = [...new Set(changes.flatMap((change) => change.after ?? []))];
  return `${count} shift by ${by}, all behind ${after.slice(0, most).join(' or ')}`;
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

function values({ name, from, to, states }: ChangedFact): string {
  const when = ['off,on', 'on,off'].includes(states.join(',')) ? '' : ` from ${states[0]} to ${states[1]}`;
  if (from === undefined && to === undefined) return name;
  return `${name} ${from ?? 'none'} → ${to ?? 'none'}${when}`;
}

function range(counts: readonly number[]): string {
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Architectures in words; all of them need not be listed. */
export function architectureList(some: readonly Sel4Arch[], all: readonly Sel4Arch[]): string {
  return some.length === all.length
    ? all.length === 1
      ? String(all[0])
      : 'all architectures'
    : some.join(', ');
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
