// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import { explore } from '../condition/explore.js';
import { defined } from '../condition/expression.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import { Report } from '../diagnostics/diagnostic.js';
import type { Fact } from '../facts/fact.js';
import type { SpecIr } from '../ir/spec.js';
import type { HeaderFacts } from '../model/header.js';
import { resultStructs } from '../resolve/results.js';
import type { Step } from '../stages.js';
import type { OpenHeader } from '../syntax/header/preprocess/open.js';
import { type Answers, askingLookup } from './answers.js';
import { type FixedOptions, toOpenNode } from './fixed.js';
import { type BitfieldPart, resolvePart } from './groups/bitfields.js';
import type { LabelSlot } from './groups/labels.js';
import { syscallFacts, syscallNames } from './groups/syscalls.js';
import { labelEnds, openGeneratedHeader, type OpenGeneratedFrom } from './header/generated.js';
import { HeaderGraph } from './header/graph.js';
import { createApplier } from './header/names.js';
import { type HeaderSources, isOpenOption, openHeaders } from './header/open.js';
import { readPortions } from './header/portions.js';
import { sliceFacts } from './header/slice.js';

/** Specs whose conditions are open, in one condition space. */
export interface OpenSpecs {
  readonly ir: SpecIr;
  readonly sel4Arch: Sel4Arch;
  readonly space: ConditionSpace;
  readonly fixed: FixedOptions;
  readonly slots: readonly LabelSlot[];
  readonly parts: readonly BitfieldPart[];
}

/** Headers whose conditions are open: any part of them gives its facts without the others. */
export interface OpenHeaders {
  readonly graph: HeaderGraph;
  /** The configurations that `#error` refuses: a node. */
  readonly refused: number;
  /** Finds what names depend on; the facts of all that, under each configuration that answers. */
  readonly factsOf: (names: Iterable<string>) => (answers: Answers) => HeaderFacts;
  /** Whether configurations may disagree about any of the names. */
  readonly isVarying: (names: Iterable<string>) => boolean;
}

/** Reads the C headers of an architecture, with those that its build would generate. */
export function readOpenHeaders(
  specs: OpenSpecs,
  sources: HeaderSources,
  isBorrowed: boolean,
  report: Report,
  step: Step,
): OpenHeaders {
  const { sel4Arch, space, fixed } = specs;
  const isOption = (name: string): boolean => isOpenOption(name, fixed);
  const header = openWithLabels(specs, sources, report);
  step('declarations');
  const { macros } = header;
  const apply = createApplier(macros);
  const { portions, typeNames } = readPortions(header, space, isOption, apply);
  const methods = methodConditions(specs);
  const graph = new HeaderGraph({ portions, macros, methods, isOption });
  // Whether an option that the text uses as a number is set is a question too.
  for (const name of graph.options) space.build(defined(name));
  const context = { sel4Arch, isBorrowed, macros, typeNames, methods, isOption, apply };
  return {
    graph,
    refused: header.refused,
    factsOf: (names) => {
      const nodes = graph.closure(names);
      return (answers) => sliceFacts(nodes, answers, context);
    },
    isVarying: (names) => [...names].some((name) => graph.find(name).some((node) => graph.isVarying(node))),
  };
}

/** An enum of all labels can be read in more ways than anybody could try, so it is left out where nobody mentions it. */
function openWithLabels(specs: OpenSpecs, sources: HeaderSources, report: Report): OpenHeader {
  const { sel4Arch, space, fixed } = specs;
  const from = generatedFrom(specs);
  const open = (slots: readonly LabelSlot[], to: Report): OpenHeader =>
    openHeaders(
      sources,
      (path) => openGeneratedHeader(path, { ...from, slots }, space),
      sel4Arch,
      fixed,
      space,
      to,
    );
  const header = open([], report);
  const labels = new Set([...from.slots.map(({ name }) => name), ...labelEnds]);
  const bodies = header.macros.names.flatMap((name) =>
    header.macros.alternatives(name).flatMap(({ macro }) => macro?.body ?? []),
  );
  const texts = [...header.tokens.map(({ token }) => token), ...bodies];
  // What is wrong has been reported.
  return texts.some(({ image }) => labels.has(image)) ? open(from.slots, new Report()) : header;
}

function generatedFrom({ ir, space, fixed, slots, parts }: OpenSpecs): OpenGeneratedFrom {
  const value = (): undefined => undefined;
  const ofSyscall = (name: string): OpenGeneratedFrom['syscalls'] =>
    explore(space, 1, (ask) =>
      syscallFacts(ir.syscalls, name, askingLookup({ ask, value }, space, fixed)),
    ).flatMap(({ when, result }) =>
      result.flatMap((fact) => (fact.kind === 'syscall' ? [toEnumerator(fact, when)] : [])),
    );
  return {
    bitfields: parts.map((part) => explore(space, 1, (ask) => resolvePart(part, { ask, value }))),
    slots,
    syscalls: syscallNames(ir.syscalls).flatMap(ofSyscall),
    results: resultStructs(ir.documents),
  };
}

function toEnumerator(fact: Fact, when: number): OpenGeneratedFrom['syscalls'][number] {
  return { name: fact.name, value: Number(fact['value']), when };
}

/** The functions of the stub generator, each with the configurations that have it. */
function methodConditions({ ir, space, fixed }: OpenSpecs): ReadonlyMap<string, number> {
  const conditions = new Map<string, number>();
  for (const { name: owner, methods } of ir.documents.flatMap(({ interfaces }) => interfaces))
    for (const { name: method, when } of methods) {
      const name = `${owner}_${method}`;
      conditions.set(name, space.or(conditions.get(name) ?? 0, toOpenNode(when, space, fixed)));
    }
  return conditions;
}
