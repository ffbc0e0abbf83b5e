// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';
import { derivedFrom, type DerivedOption, sourcesOf } from './derived.js';
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
   * `matters`: it changes the ABI. `indirect`: it does not itself, but seL4's build derives options from it that do.
   * `no effect`: specs or headers read it, and nothing that a binary depends on follows
   * from it. `not read`: nothing reads it. `architecture`: it follows from the architecture, and is no choice.
   */
  readonly answer: 'matters' | 'indirect' | 'no effect' | 'not read' | 'architecture';
  /** Where it matters. */
  readonly architectures: readonly ArchitectureImpact[];
  /** Where it does not matter itself: the options that do and that seL4's build derives from it. */
  readonly through: readonly DerivedOption[];
  /** The options that seL4's build derives it from; not those that follow from the architecture. */
  readonly sources: readonly DerivedOption[];
}

/** Puts together what was found on each architecture; of all options, or of those that were asked for. */
export function createReport(
  title: string,
  found: readonly { readonly sel4Arch: Sel4Arch; readonly impacts: readonly ArchitectureImpact[] }[],
  fixed: ReadonlySet<string>,
  { cmake, macros, derived }: OptionNames,
  wanted: readonly string[] | undefined,
): ImpactReport {
  const all = found.flatMap(({ impacts }) => impacts);
  const matters = new Set(all.flatMap(({ option, changes }) => (changes.length > 0 ? [option] : [])));
  const through = (name: string): DerivedOption[] =>
    matters.has(name) || fixed.has(name)
      ? []
      : derivedFrom(name, derived).filter(({ option }) => matters.has(option));
  // Whoever asks for an option that only sets others asks for those.
  const asked = wanted?.flatMap((name) => [
    name,
    ...through(name).flatMap(({ option, how }) => (how === 'sets' ? [option] : [])),
  ]);
  const names = asked ?? [...all.map(({ option }) => option), ...macros, ...fixed];
  const options = [...new Set(names)].sort().map((name): OptionImpact => {
    const own = all.filter(({ option }) => option === name);
    const others = through(name);
    const answer = matters.has(name)
      ? 'matters'
      : fixed.has(name)
        ? 'architecture'
        : others.length > 0
          ? 'indirect'
          : own.length > 0
            ? 'no effect'
            : 'not read';
    return {
      name,
      cmake: cmake.get(name) ?? [],
      answer,
      architectures: own.filter(({ changes }) => changes.length > 0),
      through: others,
      sources: sourcesOf(name, derived).filter(({ option }) => !fixed.has(option)),
    };
  });
  return { title, architectures: found.map(({ sel4Arch }) => sel4Arch), options };
}
