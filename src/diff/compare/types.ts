// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Side } from '../side.js';
import { show } from '../words.js';

/** Longer than any chain of names of seL4's. */
const mostNames = 16;

/** The typedef or macro that makes a name stand for a type. */
export function findType(side: Side, name: string): Fact | undefined {
  const alias = side.find('alias', name);
  return side.find('typedef', name) ?? (alias && isTypeName(alias) ? alias : undefined);
}

/** Whether it is a typedef or a macro for a type: other aliases are of functions. */
export function isTypeName({ kind, entity }: Fact): boolean {
  return kind === 'typedef' || entity === 'type';
}

/** What a name of a type stands for in the end, with the typedef that says how large it is. */
export function resolveType(
  side: Side,
  name: Fact,
): { readonly type: string; readonly layout: Fact | undefined } {
  let found = name;
  let layout: Fact | undefined;
  for (let step = 0; step < mostNames; step += 1) {
    if (layout === undefined && found['size'] !== undefined) layout = found;
    const type = show(found['type'] ?? found['standsFor']);
    const next = findType(side, type);
    if (!next) return { type, layout };
    found = next;
  }
  return { type: found.name, layout };
}
