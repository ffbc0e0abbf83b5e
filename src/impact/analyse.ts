// SPDX-License-Identifier: BSD-2-Clause
import { ConditionLimitError } from '../condition/bdd.js';
import type { MacroLookup } from '../condition/evaluate.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { unwatched, type Watch } from '../stages.js';
import { openArchitecture } from './architecture.js';
import { derivedFrom } from './derived.js';
import { fixedOptions } from './fixed.js';
import { readArchitecture, type SpecTree } from './inputs.js';
import type { OptionNames } from './names.js';
import { createReport, type ImpactReport } from './report.js';
import { type ArchitectureImpact, summariseArchitecture } from './summary.js';

export interface AnalyseOptions {
  /** What a person called the specs. */
  readonly title: string;
  readonly tree: SpecTree;
  readonly architectures: readonly Sel4Arch[];
  /** A configuration of each architecture for examples, and for numbers that go into facts. */
  readonly typical: (sel4Arch: Sel4Arch) => MacroLookup;
  /** Whether an option is known, and no build for the architecture has it. */
  readonly isForeign: (sel4Arch: Sel4Arch, option: string) => boolean;
  readonly names: OptionNames;
  /** Macros that were asked for; undefined for all. */
  readonly wanted: readonly string[] | undefined;
}

/** What options do to the ABI of specs, on each architecture. Undefined where something is wrong, which is reported. */
export function analyse(
  options: AnalyseOptions,
  report: Report,
  watch: Watch = unwatched,
): ImpactReport | undefined {
  const { title, tree, architectures, typical, isForeign, names, wanted } = options;
  // What follows from an option is looked at as well.
  const examined = wanted?.flatMap((name) => [
    name,
    ...derivedFrom(name, names.derived).map(({ option }) => option),
  ]);
  const found: { sel4Arch: Sel4Arch; impacts: readonly ArchitectureImpact[] }[] = [];
  for (const sel4Arch of architectures) {
    watch.begin(`${sel4Arch}, under all configurations`);
    const input = readArchitecture(tree, sel4Arch, typical(sel4Arch), report, watch.step);
    if (!input) return undefined;
    try {
      const abi = openArchitecture(input, report, watch.step);
      const isForeignHere = (option: string): boolean => isForeign(sel4Arch, option);
      const impacts = summariseArchitecture(abi, examined, isForeignHere, watch.step);
      found.push({ sel4Arch, impacts });
    } catch (error) {
      if (!(error instanceof ConditionLimitError)) throw error;
      report.add('E0204', undefined, {
        problem: `more combinations of conditions than can be told apart, on ${sel4Arch}`,
      });
    }
  }
  if (report.hasErrors) return undefined;
  const fixed = new Set(architectures.flatMap((sel4Arch) => [...fixedOptions(sel4Arch).keys()]));
  return createReport(title, found, fixed, names, wanted);
}
