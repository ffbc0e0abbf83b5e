// SPDX-License-Identifier: BSD-2-Clause
import { simplifyWithin } from '../condition/queries.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { FactKind } from '../facts/fact.js';
import { type Step, unwatched } from '../stages.js';
import type { OpenAbi } from './architecture.js';
import { type Audience, audienceNames, audienceOf } from './audience.js';
import { type ChangeKind, changeKinds } from './change.js';
import { optionsIn, printCondition } from './conditions.js';
import { type Effect, type Effects, effectsOf, indexGroups } from './effects.js';
import { keyOf } from './group.js';
import { movesOf } from './moves.js';
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
  /** The same for the changes that concern some people alone. */
  readonly conditions: ReadonlyMap<Audience, string | undefined>;
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
  /** What the other options have to be for any of it; undefined where it always happens. */
  readonly condition: string | undefined;
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
      const moves = movesOf(variable, abi.variables);
      const found = effectsOf(abi, index, variable, moves, possible(moves));
      const { effects } = found;
      const conditionOf = (some: readonly Effect[]): string | undefined =>
        printCondition(abi, some, found.possible);
      const isValue = values.has(variable.name);
      return {
        option: variable.name,
        sel4Arch: abi.sel4Arch,
        states: isValue && variable.isSwitch ? ['a number'] : variable.states.map(({ title }) => title),
        isValue,
        changes: summarise(found, abi, variable.name, conditionOf),
        condition: conditionOf(effects),
        conditions: new Map(
          audienceNames.map((audience) => [
            audience,
            conditionOf(effects.filter(({ fact }) => audienceOf(fact) === audience)),
          ]),
        ),
      };
    });
}

function summarise(
  { effects, possible }: Effects,
  { space, slots }: OpenAbi,
  option: string,
  conditionOf: (some: readonly Effect[]) => string | undefined,
): ChangeSummary[] {
  const groups = new Map<string, { of: Sort; facts: Map<string, ChangedFact>; effects: Effect[] }>();
  for (const effect of effects) {
    const { fact, kind, from, to, states, isTypical } = effect;
    const audience = audienceOf(fact);
    const what = nouns[fact.kind] ?? 'constants';
    const key = `${audience} ${what} ${kind}`;
    const of = { audience, what, kind, facts: [], after: undefined };
    const group = groups.get(key) ?? { of, facts: new Map<string, ChangedFact>(), effects: [] as Effect[] };
    const known = group.facts.get(keyOf(fact));
    const name = nameOf(fact.kind, fact.name, fact.of);
    if (!known || (isTypical && !known.isTypical))
      group.facts.set(keyOf(fact), { name, from, to, states, isTypical });
    group.effects.push(effect);
    groups.set(key, group);
  }
  const nounOrder = [...new Set([...Object.values(nouns), 'constants'])];
  const rank = ({ audience, what, kind }: Sort): number =>
    (audienceNames.indexOf(audience) * nounOrder.length + nounOrder.indexOf(what)) * changeKinds.length +
    changeKinds.indexOf(kind);
  const order = new Map(slots.map(({ name }, index) => [name, index]));
  const all = [...groups.values()].sort((a, b) => rank(a.of) - rank(b.of));
  const done = all.map(({ of, facts: found, effects: own }): ChangeSummary => {
    const facts = [...found.values()];
    if (of.what === labels) facts.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
    const conditions = new Set(own.map(({ when }) => when));
    const others = [...conditions].flatMap((when) => optionsIn(space, simplifyWithin(space, when, possible)));
    const interactions = [...new Set(others)].filter((name) => name !== option).sort();
    return { ...of, facts, interactions, condition: conditionOf(own) };
  });
  const deciding = done.find(({ what, kind }) => what === labels && kind === 'presence')?.facts[0]?.name;
  return done.map((each) =>
    each.what === labels && each.kind === 'renumbering' ? { ...each, after: deciding } : each,
  );
}

/** What a group of changes has in common. */
type Sort = Omit<ChangeSummary, 'interactions' | 'condition'>;

const isPart: ReadonlySet<string> = new Set(['member', 'field', 'parameter', 'message-member']);

export function nameOf(kind: FactKind, name: string, of: string | undefined): string {
  if (kind === 'variant') return `${of}_${name}`;
  return isPart.has(kind) && of !== undefined ? `${of}.${name}` : name;
}
