// SPDX-License-Identifier: BSD-2-Clause
import { type CMakeCall } from './cmake-calls.js';
import { listsOf, type CMakeNames } from './cmake-names.js';

/**
 * How an option follows from another one in seL4's build, the closest way first: its value is set from it, it can
 * only be chosen where the other one allows it, or only its default comes from there.
 */
export const derivations = ['sets', 'limits', 'default'] as const;
export type Derivation = (typeof derivations)[number];

/** By an option's macro: the macros that seL4's build derives it from, without anything between. */
export type DerivedOptions = ReadonlyMap<string, ReadonlyMap<string, Derivation>>;

/** From a variable to those that it depends on. */
type Edges = Map<string, Map<string, Derivation>>;

/** Which options of a build are derived from others: through `set`, `if`, choices, DEPENDS and DEFAULT. */
export function derivedOptions(files: readonly (readonly CMakeCall[])[], names: CMakeNames): DerivedOptions {
  const edges: Edges = new Map();
  files.forEach((calls, file) => {
    const lists = listsOf(calls);
    const assigned = new Set(calls.flatMap((call) => assignedBy(call, lists)));
    // A variable that is no option is that of the file which sets it, since many have an `index`; others see all of it.
    const own = [...assigned].filter((name) => !names.has(name));
    for (const name of own) addEdge(edges, name, `${file} ${name}`, 'sets');
    const isOwn = new Set(own);
    const node = (name: string): string => (isOwn.has(name) ? `${file} ${name}` : name);
    for (const call of calls)
      for (const { to, from, how } of relationsOf(call, lists))
        for (const name of from) if (name !== to) addEdge(edges, node(to), node(name), how);
  });
  const derived: Edges = new Map();
  for (const [variable, options] of names)
    for (const [source, how] of sourcesOf(variable, edges, names))
      for (const { key } of options)
        for (const { key: from } of names.get(source) ?? [])
          if (from !== key) addEdge(derived, key, from, how);
  return derived;
}

interface Relation {
  readonly to: string;
  /** Variables, or words that may be such. */
  readonly from: readonly string[];
  readonly how: Derivation;
}

type Lists = ReturnType<typeof listsOf>;

function relationsOf(call: CMakeCall, lists: Lists): Relation[] {
  const { name, arguments: args } = call;
  const [first = ''] = args;
  const around = call.conditions.flatMap((words) => words.flatMap(wordsIn));
  if (name === 'config_option' || name === 'config_string')
    return [
      { to: first, from: [...around, ...wordsIn(after('DEPENDS', args))], how: 'limits' },
      { to: first, from: referencesIn(after('DEFAULT', args)), how: 'default' },
    ];
  if (name === 'config_choice')
    return [
      { to: first, from: around, how: 'limits' },
      ...args.slice(3).flatMap((choice): Relation[] => {
        const [, to = '', , ...conditions] = choice.split(';');
        return [
          { to, from: [first], how: 'sets' },
          { to, from: conditions.flatMap(wordsIn), how: 'limits' },
        ];
      }),
    ];
  if (name === 'declare_platform') return [{ to: args[1] ?? '', from: ['KernelPlatform'], how: 'sets' }];
  // What stands in the cache already stays, unless it is said to be forced.
  const isKept = args.includes('CACHE') && !args.includes('FORCE') && !args.includes('INTERNAL');
  const from = [...args.slice(1).flatMap(referencesIn), ...around];
  return assignedBy(call, lists).map((to) => ({ to, from, how: isKept ? 'default' : 'sets' }));
}

/** The variables that a command gives a value. */
function assignedBy({ name, arguments: args }: CMakeCall, lists: Lists): readonly string[] {
  const [first = '', second = ''] = args;
  if (name === 'set') return [first];
  if (name === 'config_set') return lists.get(first) ?? [first];
  if (name === 'math') return [second];
  return name === 'list' && (first === 'GET' || first === 'FIND') ? args.slice(-1) : [];
}

function after(keyword: string, args: readonly string[]): string {
  const at = args.indexOf(keyword);
  return at < 0 ? '' : (args[at + 1] ?? '');
}

/** What may be a variable in a condition, where its name alone stands for its value. */
function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_][\w-]*/g) ?? [];
}

function referencesIn(text: string): string[] {
  return Array.from(text.matchAll(/\$\{([\w-]+)\}/g), ([, name = '']) => name);
}

/** The options that a variable depends on, through variables that are none. */
function sourcesOf(variable: string, edges: Edges, names: CMakeNames): ReadonlyMap<string, Derivation> {
  const found = new Map<string, Derivation>();
  for (const how of derivations) {
    const seen = new Set([variable]);
    const waiting = [variable];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const [source, step] of edges.get(at) ?? []) {
        if (seen.has(source) || isFarther(step, how)) continue;
        seen.add(source);
        if (names.has(source)) addClosest(found, source, how);
        else waiting.push(source);
      }
  }
  return found;
}

function addEdge(edges: Edges, to: string, from: string, how: Derivation): void {
  edges.set(to, addClosest(edges.get(to) ?? new Map<string, Derivation>(), from, how));
}

function addClosest(known: Map<string, Derivation>, name: string, how: Derivation): Map<string, Derivation> {
  const before = known.get(name);
  return before !== undefined && !isFarther(before, how) ? known : known.set(name, how);
}

/** Whether one way is less of a tie than another one. */
export function isFarther(one: Derivation, other: Derivation): boolean {
  return derivations.indexOf(one) > derivations.indexOf(other);
}
