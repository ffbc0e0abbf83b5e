// SPDX-License-Identifier: BSD-2-Clause
import { isSame, show } from '../diff/words.js';
import type { Fact, Json } from '../facts/fact.js';
import { keyOf, rootOf } from './group.js';

/** What may happen to a fact. */
export const changeKinds = [
  'presence',
  'renumbering',
  'layout',
  'size',
  'value',
  'register',
  'type',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** A fact that two configurations have in different ways, or only one of them has. */
export interface Change {
  readonly kind: ChangeKind;
  /** One of the two. */
  readonly fact: Fact;
  /** In words; undefined where the fact is not there. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What is told of a fact and is no ABI: where it stands, and what it is for. */
const prose: ReadonlySet<string> = new Set([
  'at',
  'brief',
  'builtIn',
  'capability',
  'condition',
  'deprecated',
  'description',
  'labelValue',
  'manualName',
  'returns',
  'source',
]);

/** Facts that only document, or say that something is not there. */
const silent: ReadonlySet<string> = new Set(['error', 'absent-method', 'absent-syscall', 'interface']);

/** The facts that a binary depends on, without what is only told of them. */
export function abiOf(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ kind }) => !silent.has(kind)).map(withoutProse);
}

function withoutProse(fact: Fact): Fact {
  const kept = Object.entries(fact).filter(([name]) => !prose.has(name));
  return { ...Object.fromEntries(kept), kind: fact.kind, name: fact.name };
}

/** What is different between the facts of two configurations. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const [olds, news] = [index(before), index(after)];
  const changes: Change[] = [];
  for (const [key, { fact, text }] of olds) {
    const other = news.get(key);
    if (!other) changes.push({ kind: presence(fact), fact, from: describe(fact), to: undefined });
    else if (text !== other.text) changes.push(change(fact, other.fact));
  }
  for (const [key, { fact }] of news)
    if (!olds.has(key)) changes.push({ kind: presence(fact), fact, from: undefined, to: describe(fact) });
  return withoutParts(changes);
}

type FactIndex = ReadonlyMap<string, { readonly fact: Fact; readonly text: string }>;

/** Facts of one group are compared again and again. */
const indexes = new WeakMap<readonly Fact[], FactIndex>();

function index(facts: readonly Fact[]): FactIndex {
  let found = indexes.get(facts);
  if (!found) {
    const own = facts.filter(({ kind }) => !silent.has(kind));
    found = new Map(own.map((fact) => [keyOf(fact), { fact, text: JSON.stringify(withoutProse(fact)) }]));
    indexes.set(facts, found);
  }
  return found;
}

/** Parts of something new or gone are so too, and need not be told. */
function withoutParts(changes: readonly Change[]): Change[] {
  const wholes = new Set(changes.flatMap(({ kind, fact }) => (kind === 'presence' ? [fact.name] : [])));
  return changes.filter(
    ({ fact }) => !wholes.has(fact.of ?? '') && !(fact.kind === 'member' && wholes.has(rootOf(fact))),
  );
}

const layoutParts: ReadonlySet<string> = new Set(['member', 'field', 'parameter', 'message-member']);

/** A member more or less is another layout of a struct that stays. */
function presence({ kind }: Fact): ChangeKind {
  return layoutParts.has(kind) ? 'layout' : kind === 'register' ? 'register' : 'presence';
}

function change(from: Fact, to: Fact): Change {
  const kind = kindOf(from, to);
  const property = shownProperties[kind].find((name) => !isSame(from[name], to[name]));
  const values = property === undefined ? [undefined, undefined] : [from[property], to[property]];
  return { kind, fact: to, from: word(property, values[0]), to: word(property, values[1]) };
}

/** Which difference of a kind tells most. */
const shownProperties: Readonly<Record<ChangeKind, readonly string[]>> = {
  presence: [],
  renumbering: ['value'],
  layout: ['offset', 'width', 'firstBit', 'bits', 'word', 'slot', 'requestWords', 'size', 'type'],
  size: ['size', 'words', 'value'],
  value: ['value'],
  register: ['register'],
  type: ['type', 'size', 'standsFor', 'origin'],
};

function kindOf(from: Fact, to: Fact): ChangeKind {
  switch (from.kind) {
    case 'syscall':
    case 'label':
    case 'enumerator':
    case 'variant':
      return 'renumbering';
    case 'register':
      return 'register';
    case 'constant':
    case 'limit':
      return isSame(from['value'], to['value']) ? 'type' : 'value';
    case 'struct':
    case 'block':
    case 'union':
    case 'enum':
      return isSame(from['size'], to['size']) && isSame(from['words'], to['words']) ? 'layout' : 'size';
    case 'typedef':
    case 'alias':
      return 'type';
    default:
      return 'layout';
  }
}

function word(property: string | undefined, value: Json | undefined): string | undefined {
  if (property === undefined) return undefined;
  return ['value', 'register', 'type', 'standsFor'].includes(property)
    ? show(value)
    : `${property} ${show(value)}`;
}

function describe({ value, size, register }: Fact): string {
  if (register !== undefined) return show(register);
  return value === undefined ? (size === undefined ? 'there' : `size ${show(size)}`) : show(value);
}
