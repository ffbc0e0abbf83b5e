// SPDX-License-Identifier: BSD-2-Clause
import { toConstantFacts } from '../../facts/constants.js';
import type { Fact } from '../../facts/fact.js';
import { toAliasFacts, toTypedefFacts } from '../../facts/header-names.js';
import { toStructFacts } from '../../facts/header-structs.js';
import { originOf } from '../../facts/origin.js';
import type { HeaderFacts } from '../../model/header.js';
import { rootOf } from '../group.js';
import { type HeaderGraph, type HeaderNode, namesOf } from '../header/graph.js';

/** Names whose facts are decided together, because one declaration has them. */
export interface HeaderGroup {
  readonly names: ReadonlySet<string>;
  readonly isVarying: boolean;
}

/** All names of the headers that have facts, each in one group. */
export function headerGroups(graph: HeaderGraph): HeaderGroup[] {
  const whole = new Map<string, string>();
  const find = (name: string): string => {
    const above = whole.get(name) ?? name;
    return above === name ? name : find(above);
  };
  for (const node of graph.nodes) {
    const [first, ...others] = namesOf(node);
    if (first === undefined) continue;
    whole.set(find(first), find(first));
    for (const name of others) whole.set(find(name), find(first));
  }
  const groups = new Map<string, { names: Set<string>; isVarying: boolean; hasFacts: boolean }>();
  const visit = (node: HeaderNode, name: string): void => {
    const root = find(name);
    const group = groups.get(root) ?? { names: new Set(), isVarying: false, hasFacts: false };
    group.names.add(name);
    group.isVarying ||= graph.isVarying(node);
    group.hasFacts ||= node.kind === 'macro' || (node.kind === 'portion' && node.portion.hasFacts);
    groups.set(root, group);
  };
  for (const node of graph.nodes) for (const name of namesOf(node)) visit(node, name);
  return [...groups.values()].filter(({ hasFacts }) => hasFacts);
}

/**
 * Groups that ask the same questions are one: then they are read together, and in no more ways than each alone.
 */
export function joinGroups(
  groups: readonly HeaderGroup[],
  questions: (names: ReadonlySet<string>) => string,
): HeaderGroup[] {
  const joined = new Map<string, HeaderGroup>();
  for (const group of groups) {
    const key = questions(group.names);
    const same = joined.get(key);
    joined.set(key, same ? { ...same, names: new Set([...same.names, ...group.names]) } : group);
  }
  return [...joined.values()];
}

/** The facts of some names; what generated headers say stands elsewhere as well. */
export function namedFacts(headers: HeaderFacts, names: ReadonlySet<string>): Fact[] {
  const origin = originOf(headers.isBorrowed);
  const all = [
    ...toConstantFacts(headers, origin),
    ...toStructFacts(headers.structs, origin),
    ...toTypedefFacts(headers.typedefs, origin),
    ...toAliasFacts(headers.aliases, origin),
  ];
  return all.filter((fact) => names.has(rootOf(fact)) && !String(fact['at']).startsWith('<generated>/'));
}
