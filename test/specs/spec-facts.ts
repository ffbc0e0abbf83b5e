// SPDX-License-Identifier: BSD-2-Clause
import { isDeepStrictEqual } from 'node:util';
import type { ConditionSpace } from '../../src/condition/bdd.js';
import type { Expression } from '../../src/condition/expression.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { lowerSpecs, type SpecIr } from '../../src/ir/spec.js';
import type { SyscallDeclaration } from '../../src/ir/syscall.js';
import { readSpecs } from '../../src/sources/read-specs.js';
import type { SpecSources } from '../../src/sources/spec-sources.js';
import { bitfieldFacts, declarationOrder } from './bitfield-facts.js';

/** What specs say, without how they write it: no prose, no places, no padding. */
export type SpecFacts = Readonly<
  Record<'structs' | 'interfaces' | 'syscalls' | 'declarations' | 'bitfields', unknown>
>;

/** The open representation of one architecture; specs that are wrong in any way fail the test. */
export function loadSpecs(sources: SpecSources): SpecIr {
  const report = new Report();
  const files = readSpecs(sources, report);
  const ir = files && lowerSpecs(files, sources.include.bind(sources), report);
  if (!ir || report.hasErrors) throw new Error(renderDiagnostics(report.diagnostics));
  return ir;
}

/** Facts to be compared with those of other specs in the same space, where equal conditions are one node. */
export function specFacts({ documents, syscalls, bitfields }: SpecIr, space: ConditionSpace): SpecFacts {
  const list = (calls: readonly SyscallDeclaration[]): unknown =>
    calls.map(({ name, when }) => [name, condition(when, space)]);
  return {
    structs: documents.map(({ document, structs }) => ({
      document,
      structs: structs.map(({ name, members }) => ({ name, members })),
    })),
    interfaces: documents.map((document) => interfaceFacts(document, space)),
    syscalls: { master: list(syscalls.master), mcs: list(syscalls.mcs), debug: list(syscalls.debug) },
    declarations: declarationOrder(bitfields),
    bitfields: bitfieldFacts(bitfields, space),
  };
}

/** The parts in which two specs differ. */
export function differingParts(one: SpecFacts, other: SpecFacts): string[] {
  return (Object.keys(one) as (keyof SpecFacts)[]).filter(
    (part) => !isDeepStrictEqual(one[part], other[part]),
  );
}

function interfaceFacts(
  { document, interfaces }: SpecIr['documents'][number],
  space: ConditionSpace,
): unknown {
  return {
    document,
    interfaces: interfaces.map(({ name, manualName, methods }) => ({
      name,
      manualName,
      methods: methods.map((method) => ({
        id: method.id,
        name: method.name,
        when: condition(method.when, space),
        duplicate: method.duplicate,
        parameters: method.parameters.map((parameter) => [
          parameter.direction,
          parameter.type,
          parameter.name,
        ]),
        manual: [method.documentation.manualName, method.documentation.manualLabel],
        errors: method.documentation.errors.map((error) => error.name),
      })),
    })),
  };
}

/** The number of the node decides; the words are for who reads a failure. */
function condition(when: Expression, space: ConditionSpace): string {
  const node = space.build(when);
  return `#${node} ${space.describe(node)}`;
}
