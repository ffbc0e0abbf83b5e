// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../../syntax/preprocess/token.js';
import type { OpenMacros } from '../../syntax/header/preprocess/open-macros.js';
import type { Portion } from './portions.js';

/** Something of the headers that facts depend on: a portion of the text, a macro, or a generated function. */
export type HeaderNode =
  | { readonly kind: 'portion'; readonly portion: Portion }
  | { readonly kind: 'macro'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string };

export interface GraphOptions {
  readonly portions: readonly Portion[];
  readonly macros: OpenMacros;
  /** Functions that the stub generator makes, with the condition of each: a node of the condition space. */
  readonly methods: ReadonlyMap<string, number>;
  readonly isOption: (name: string) => boolean;
}

/**
 * Which parts of the headers depend on which others, by the names in them. It errs on the side of too much: a name
 * that is mentioned counts as used, whatever stands for it.
 */
export class HeaderGraph {
  readonly nodes: readonly HeaderNode[];
  /** Options whose values stand in texts and macros. */
  readonly options: ReadonlySet<string>;
  readonly #byName = new Map<string, HeaderNode[]>();
  readonly #used = new Map<HeaderNode, ReadonlySet<HeaderNode>>();
  readonly #varying = new Set<HeaderNode>();
  /** Conditions and options that nodes ask for by themselves; nodes that ask for none are not here. */
  readonly #open = new Map<HeaderNode, readonly (string | number)[]>();

  constructor({ portions, macros, methods, isOption }: GraphOptions) {
    this.nodes = [
      ...portions.map((portion): HeaderNode => ({ kind: 'portion', portion })),
      ...macros.names.map((name): HeaderNode => ({ kind: 'macro', name })),
      ...[...methods.keys()].map((name): HeaderNode => ({ kind: 'method', name })),
    ];
    for (const node of this.nodes) for (const name of namesOf(node)) this.#append(name, node);
    const typedefs = typedefsByMention(this.nodes);
    const bodies = new Map(macros.names.map((name) => [name, bodiesOf(macros, name)]));
    for (const node of this.nodes) {
      const names = mentionsOf(node, bodies);
      const used = [...names, ...namesOf(node)].flatMap((name) => this.find(name));
      // A struct or an enum is known by its typedefs too.
      const others = [...namesOf(node)].flatMap((name) => (isTagged(node) ? (typedefs.get(name) ?? []) : []));
      this.#used.set(node, new Set([...used, ...others]));
    }
    this.options = new Set(this.nodes.flatMap((node) => [...mentionsOf(node, bodies)].filter(isOption)));
    for (const node of this.nodes) {
      const asked = questionsOf(node, macros, methods);
      const options = node.kind === 'method' ? [] : [...mentionsOf(node, bodies)].filter(isOption);
      if (asked.length + options.length > 0) this.#open.set(node, [...asked, ...options]);
    }
    this.#spread([...this.#open.keys()]);
  }

  /** Whatever declares or defines a name. */
  find(name: string): readonly HeaderNode[] {
    return this.#byName.get(name) ?? [];
  }

  /** Whether configurations may disagree about the node, by itself or by what it uses. */
  isVarying(node: HeaderNode): boolean {
    return this.#varying.has(node);
  }

  /** All that names depend on, in the order of the text. */
  closure(names: Iterable<string>): HeaderNode[] {
    const found = new Set<HeaderNode>();
    const todo = [...names].flatMap((name) => this.find(name));
    for (let node = todo.pop(); node; node = todo.pop()) {
      if (found.has(node)) continue;
      found.add(node);
      todo.push(...(this.#used.get(node) ?? []));
    }
    return this.nodes.filter((node) => found.has(node));
  }

  /** What has to be known of a configuration to tell all that names depend on: conditions, and options with values. */
  questions(names: Iterable<string>): string {
    const found = new Set<string | number>();
    for (const node of this.closure(names)) for (const each of this.#open.get(node) ?? []) found.add(each);
    return [...found].sort().join(' ');
  }

  #append(name: string, node: HeaderNode): void {
    const known = this.#byName.get(name);
    if (known) known.push(node);
    else this.#byName.set(name, [node]);
  }

  /** What uses something that varies does, too. */
  #spread(open: readonly HeaderNode[]): void {
    const users = new Map<HeaderNode, HeaderNode[]>();
    for (const [user, used] of this.#used)
      for (const node of used) users.set(node, [...(users.get(node) ?? []), user]);
    const todo = [...open];
    for (let node = todo.pop(); node; node = todo.pop()) {
      if (this.#varying.has(node)) continue;
      this.#varying.add(node);
      todo.push(...(users.get(node) ?? []));
    }
  }
}

export function namesOf(node: HeaderNode): Iterable<string> {
  return node.kind === 'portion' ? node.portion.names : [node.name];
}

function mentionsOf(node: HeaderNode, bodies: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  if (node.kind === 'portion') return node.portion.mentions;
  return (node.kind === 'macro' && bodies.get(node.name)) || new Set();
}

function bodiesOf(macros: OpenMacros, name: string): ReadonlySet<string> {
  const tokens = macros.alternatives(name).flatMap(({ macro }): readonly Token[] => macro?.body ?? []);
  return new Set(tokens.filter(({ kind }) => kind === 'name').map(({ image }) => image));
}

function questionsOf(node: HeaderNode, macros: OpenMacros, methods: ReadonlyMap<string, number>): number[] {
  const asked =
    node.kind === 'portion'
      ? node.portion.readings.map(({ when }) => when)
      : node.kind === 'macro'
        ? macros.alternatives(node.name).map(({ when }) => when)
        : [methods.get(node.name) ?? 0];
  return asked.filter((when) => when !== 1);
}

/** Whether it declares members or enumerators. */
function isTagged(node: HeaderNode): boolean {
  return (
    node.kind === 'portion' &&
    node.portion.readings.some(({ tokens }) => tokens.some(({ image }) => image === '{'))
  );
}

/** Typedefs of types that stand elsewhere, by every name that they mention. */
function typedefsByMention(nodes: readonly HeaderNode[]): ReadonlyMap<string, HeaderNode[]> {
  const found = new Map<string, HeaderNode[]>();
  for (const node of nodes) {
    if (node.kind !== 'portion' || isTagged(node)) continue;
    const { readings, mentions } = node.portion;
    const isTypedef = readings.some(({ declarations }) =>
      declarations.some((ast) => ast.kind === 'declaration' && ast.specifiers.isTypedef),
    );
    if (isTypedef) for (const name of mentions) found.set(name, [...(found.get(name) ?? []), node]);
  }
  return found;
}
