// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import { printExpression } from '../condition/print.js';
import { simplifyWithin, supportOf } from '../condition/queries.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { FactKind } from '../facts/fact.js';
import { type Step, unwatched } from '../stages.js';
import type { OpenAbi } from './architecture.js';
import { type Audience, audienceNames, audienceOf } from './audience.js';
import { type ChangeKind, changeKinds } from './change.js';
import { type Effect, effectsOf, indexGroups } from './effects.js';
import { macrosIn } from './fixed.js';
import { keyOf } from './group.js';
import { isPlatformMacro, platformOption } from './platforms.js';
import { possibleFlips } from './possible.js';

/** What one option does on one architecture. */
export interface ArchitectureImpact {
  readonly option: string;
  readonly sel4Arch: Sel4Arch;
  /** The values that conditions tell apart. */
  readonly states: readonly string[];
  /** Whether its number goes into facts. */
  readonly isValue: boolean;
  /** Without any, the option does not matter there. */
  readonly changes: readonly ChangeSummary[];
  /** What the other options have to be for it to change anything; undefined where it always does. */
  readonly condition: string | undefined;
}

/** Changes of one sort. */
export interface ChangeSummary {
  readonly audience: Audience;
  /** `labels`, `system calls`. */
  readonly what: string;
  readonly kind: ChangeKind;
  /** Facts that it happens to in some configuration; labels in the order of their numbers. */
  readonly facts: readonly ChangedFact[];
  /** Of labels that shift: the label whose coming or going moves the first of them. */
  readonly after: string | undefined;
  /** Other options that have a say in which of them it happens to, or how, sorted. */
  readonly interactions: readonly string[];
}

export interface ChangedFact {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Values of the option before and after. */
  readonly states: readonly [string, string];
  /** Whether it happens in the typical configuration of the architecture. */
  readonly isTypical: boolean;
}

const labels = 'labels';

const nouns: Readonly<Partial<Record<FactKind, string>>> = {
  register: 'registers',
  limit: 'sizes of messages',
  syscall: 'system calls',
  label: labels,
  method: 'invocations',
  parameter: 'invocations',
  block: 'bitfields',
  field: 'bitfields',
  union: 'tags of unions',
  variant: 'tags of unions',
  'message-struct': 'structs in messages',
  'message-member': 'structs in messages',
  struct: 'structs',
  member: 'structs',
  typedef: 'types',
  alias: 'other names',
  enum: 'enums',
};

/** Every option that an architecture's specs and headers read, or those that are wanted, with what it changes. */
export function summariseArchitecture(
  abi: OpenAbi,
  wanted: readonly string[] | undefined,
  isForeign: (option: string) => boolean,
  step: Step = unwatched.step,
): ArchitectureImpact[] {
  const index = indexGroups(abi);
  const possible = possibleFlips(abi, isForeign);
  const values = new Set(abi.groups.flatMap((group) => [...group.values]));
  return abi.variables
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .map((variable) => {
      step(variable.name);
      const within = possible(variable);
      const effects = effectsOf(abi, index, variable, within);
      const isValue = values.has(variable.name);
      return {
        option: variable.name,
        sel4Arch: abi.sel4Arch,
        states: isValue && variable.isSwitch ? ['a number'] : variable.states.map(({ title }) => title),
        isValue,
        changes: summarise(effects, abi, within, variable.name),
        condition: conditionOf(abi, effects, within),
      };
    });
}

function summarise(
  effects: readonly Effect[],
  { space, slots }: OpenAbi,
  within: number,
  option: string,
): ChangeSummary[] {
  const groups = new Map<
    string,
    { of: Omit<ChangeSummary, 'interactions'>; facts: Map<string, ChangedFact>; conditions: Set<number> }
  >();
  for (const { fact, kind, from, to, states, isTypical, when } of effects) {
    const audience = audienceOf(fact);
    const what = nouns[fact.kind] ?? 'constants';
    const key = `${audience} ${what} ${kind}`;
    const of = { audience, what, kind, facts: [], after: undefined };
    const group = groups.get(key) ?? { of, facts: new Map(), conditions: new Set() };
    const known = group.facts.get(keyOf(fact));
    const name = nameOf(fact.kind, fact.name, fact.of);
    if (!known || (isTypical && !known.isTypical))
      group.facts.set(keyOf(fact), { name, from, to, states, isTypical });
    group.conditions.add(when);
    groups.set(key, group);
  }
  const nounOrder = [...new Set([...Object.values(nouns), 'constants'])];
  const rank = ({ audience, what, kind }: Omit<ChangeSummary, 'interactions'>): number =>
    (audienceNames.indexOf(audience) * nounOrder.length + nounOrder.indexOf(what)) * changeKinds.length +
    changeKinds.indexOf(kind);
  const order = new Map(slots.map(({ name }, index) => [name, index]));
  const all = [...groups.values()].sort((a, b) => rank(a.of) - rank(b.of));
  const done = all.map(({ of, facts: found, conditions }): ChangeSummary => {
    const facts = [...found.values()];
    if (of.what === labels) facts.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
    const others = [...conditions].flatMap((when) => optionsIn(space, simplifyWithin(space, when, within)));
    const interactions = [...new Set(others)].filter((name) => name !== option).sort();
    return { ...of, facts, interactions };
  });
  const deciding = done.find(({ what, kind }) => what === labels && kind === 'presence')?.facts[0]?.name;
  return done.map((each) =>
    each.what === labels && each.kind === 'renumbering' ? { ...each, after: deciding } : each,
  );
}

const isPart: ReadonlySet<string> = new Set(['member', 'field', 'parameter', 'message-member']);

export function nameOf(kind: FactKind, name: string, of: string | undefined): string {
  if (kind === 'variant') return `${of}_${name}`;
  return isPart.has(kind) && of !== undefined ? `${of}.${name}` : name;
}

/** What the other options have to be for an option to have any effect. */
function conditionOf({ space }: OpenAbi, effects: readonly Effect[], within: number): string | undefined {
  const any = effects.reduce((all, { when }) => space.or(all, when), 0);
  const needed = simplifyWithin(space, any, within);
  if (needed < 2) return undefined;
  const names = [...new Set(optionsIn(space, needed))].sort();
  const isShort = names.length <= 4 && !names.includes(platformOption);
  return isShort ? printExpression(space.expression(needed)) : `certain values of ${names.join(', ')}`;
}

/** The options that the truth of a node depends on. */
function optionsIn(space: ConditionSpace, node: number): string[] {
  const macros = [...supportOf(space, node)].flatMap(macrosIn);
  return macros.map((name) => (isPlatformMacro(name) ? platformOption : name));
}
