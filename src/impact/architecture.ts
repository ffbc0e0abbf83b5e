// SPDX-License-Identifier: BSD-2-Clause
import { ConditionSpace } from '../condition/bdd.js';
import type { MacroLookup } from '../condition/evaluate.js';
import type { Expression } from '../condition/expression.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SpecIr } from '../ir/spec.js';
import { type Step, unwatched } from '../stages.js';
import { createGroups } from './create-groups.js';
import { fixedOptions, type FixedOptions, macrosIn } from './fixed.js';
import type { Group } from './group.js';
import { bitfieldParts } from './groups/bitfields.js';
import { type LabelSlot, labelSlots } from './groups/labels.js';
import type { HeaderSources } from './header/open.js';
import { readOpenHeaders } from './open-headers.js';
import { platformNaming } from './platforms.js';
import { consistency, findVariables, type Naming, type Variable } from './variables.js';

/** The ABI of one architecture under all its configurations: facts in groups that are decided apart. */
export interface OpenAbi {
  readonly sel4Arch: Sel4Arch;
  readonly space: ConditionSpace;
  readonly naming: Naming;
  readonly fixed: FixedOptions;
  /** A configuration for values that go into facts, where they have to be some, and for examples. */
  readonly typical: MacroLookup;
  /** Every option that a condition or a text reads, whether that matters or not. */
  readonly variables: readonly Variable[];
  /** Where what conditions say of one option fits together. */
  readonly consistent: number;
  /** The configurations that headers refuse with `#error`. */
  readonly refused: number;
  readonly groups: readonly Group[];
  readonly slots: readonly LabelSlot[];
}

/** What an architecture is read from. */
export interface ArchitectureInput {
  readonly sel4Arch: Sel4Arch;
  readonly ir: SpecIr;
  readonly headers: HeaderSources;
  readonly headersAreBorrowed: boolean;
  readonly typical: MacroLookup;
}

/** Reads the ABI of an architecture without choosing a configuration. */
export function openArchitecture(
  input: ArchitectureInput,
  report: Report,
  step: Step = unwatched.step,
): OpenAbi {
  const { sel4Arch, ir, typical } = input;
  const space = new ConditionSpace();
  const fixed = fixedOptions(sel4Arch);
  const slots = labelSlots(ir.documents, space, fixed);
  const parts = bitfieldParts(ir.bitfields, space, fixed);
  const specs = { ir, sel4Arch, space, fixed, slots, parts };
  const headers = readOpenHeaders(specs, input.headers, input.headersAreBorrowed, report, step);
  const naming = platformNaming(input.headers.platforms);
  const known = (): { atoms: readonly Expression[]; variables: readonly Variable[]; consistent: number } => {
    const atoms = space.atoms.filter((atom) => !macrosIn(atom).every((name) => fixed.has(name)));
    const variables = findVariables(atoms, naming);
    return { atoms, variables, consistent: consistency(space, atoms, variables) };
  };
  const lookup: MacroLookup = (name) => naming.macro(name, (option) => fixed.get(option) ?? typical(option));
  const groups = createGroups(specs, headers, input.headersAreBorrowed, known().consistent, lookup, step);
  // Groups may ask for options that no condition mentions: those that the program itself knows.
  const { variables, consistent } = known();
  const { refused } = headers;
  return { sel4Arch, space, naming, fixed, typical: lookup, variables, consistent, refused, groups, slots };
}
