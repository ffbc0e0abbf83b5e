// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';
import type { OptionNames } from './names.js';
import type { ArchitectureImpact } from './summary.js';

/** What the configuration options of a tree do to its ABI. */
export interface ImpactReport {
  /** What a person called the specs. */
  readonly title: string;
  readonly architectures: readonly Sel4Arch[];
  readonly options: readonly OptionImpact[];
}

/** One option. */
export interface OptionImpact {
  /** The macro. */
  readonly name: string;
  /** What seL4's build calls it. */
  readonly cmake: readonly string[];
  /**
   * `matters`: it changes the ABI. `no effect`: specs or headers read it, and nothing that a binary depends on follows
   * from it. `not read`: nothing reads it. `architecture`: it follows from the architecture, and is no choice.
   */
  readonly answer: 'matters' | 'no effect' | 'not read' | 'architecture';
  /** Where it matters. */
  readonly architectures: readonly ArchitectureImpact[];
}

/** Puts together what was found on each architecture; of all options, or of those that were asked for. */
export function createReport(
  title: string,
  found: readonly { readonly sel4Arch: Sel4Arch; readonly impacts: readonly ArchitectureImpact[] }[],
  fixed: ReadonlySet<string>,
  { cmake, macros }: OptionNames,
  wanted: readonly string[] | undefined,
): ImpactReport {
  const all = found.flatMap(({ impacts }) => impacts);
  const names = wanted ?? [...new Set([...all.map(({ option }) => option), ...macros, ...fixed])];
  const options = [...new Set(names)].sort().map((name): OptionImpact => {
    const own = all.filter(({ option }) => option === name);
    const architectures = own.filter(({ changes }) => changes.length > 0);
    const answer =
      architectures.length > 0
        ? 'matters'
        : fixed.has(name)
          ? 'architecture'
          : own.length > 0
            ? 'no effect'
            : 'not read';
    return { name, cmake: cmake.get(name) ?? [], answer, architectures };
  });
  return { title, architectures: found.map(({ sel4Arch }) => sel4Arch), options };
}
