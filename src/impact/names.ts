// SPDX-License-Identifier: BSD-2-Clause
import { closest } from '../config/did-you-mean.js';
import { toMacroName, toOptionName } from '../syntax/kernel-config/entry.js';
import type { CMakeBuild } from '../syntax/kernel-config/cmake-build.js';
import type { DerivedOptions } from '../syntax/kernel-config/cmake-derived.js';

/** Options by both of their names: the macro, and the variable of seL4's build. */
export interface OptionNames {
  /** Variables by macro, sorted. */
  readonly cmake: ReadonlyMap<string, readonly string[]>;
  /** Every macro that is known to be an option. */
  readonly macros: ReadonlySet<string>;
  /** Which options seL4's build derives from which. */
  readonly derived: DerivedOptions;
}

export function optionNames(
  { names, derived }: Pick<CMakeBuild, 'names' | 'derived'>,
  known: Iterable<string>,
): OptionNames {
  const cmake = new Map<string, string[]>();
  for (const [variable, options] of names)
    for (const { key } of options) {
      const own = cmake.get(key) ?? [];
      if (!own.includes(variable)) cmake.set(key, [...own, variable].sort());
    }
  return { cmake, macros: new Set([...cmake.keys(), ...known]), derived };
}

/** The macros that a name stands for, whichever of the names it is; or a hint what was meant. */
export function findOption(
  name: string,
  { cmake, macros }: OptionNames,
): { readonly macros: readonly string[] } | { readonly hint: string | undefined } {
  const byVariable = [...cmake].filter(([, variables]) => variables.includes(name)).map(([macro]) => macro);
  if (byVariable.length > 0) return { macros: byVariable };
  const macro = toMacroName(name);
  if (macros.has(macro)) return { macros: [macro] };
  const candidates = name.startsWith('CONFIG_')
    ? [...macros]
    : [...[...cmake.values()].flat(), ...[...macros].map(toOptionName)];
  return { hint: closest(name, candidates) };
}
