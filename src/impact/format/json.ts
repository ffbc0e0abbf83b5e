// SPDX-License-Identifier: BSD-2-Clause
import type { JsonObject } from '../../facts/fact.js';
import type { ImpactReport } from '../report.js';
import type { ArchitectureImpact } from '../summary.js';

/** For programs: docs/schema/sel4-abi-impact-1.schema.json describes every property. */
export function renderJson({ title, architectures, options }: ImpactReport): string {
  const document: JsonObject = {
    format: 'sel4-abi-impact',
    formatVersion: 1,
    specs: title,
    architectures,
    options: options.map(({ name, cmake, answer, architectures: found, through, sources }) => ({
      name,
      cmake,
      answer,
      architectures: found.map(toArchitecture),
      through: through.map((one) => ({ ...one })),
      derivedFrom: sources.map((one) => ({ ...one })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toArchitecture({ sel4Arch, states, isValue, condition, changes }: ArchitectureImpact): JsonObject {
  return {
    sel4Arch,
    values: states,
    flowsIn: isValue,
    condition,
    changes: changes.map(({ audience, what, kind, after, condition: own, interactions, facts }) => ({
      audience,
      what,
      kind,
      after,
      condition: own,
      interactions,
      facts: facts.map(({ name, from, to, states: [before, now], isTypical }) => ({
        name,
        from,
        to,
        when: [before, now],
        typical: isTypical,
      })),
    })),
  };
}
