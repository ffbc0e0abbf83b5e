// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { FactsDocument } from '../facts/fact.js';
import { listFacts } from '../list-facts.js';
import { watch } from './global/stages.js';
import { readInputs } from './read-inputs.js';
import type { SpecOptions } from './spec-options.js';

/** The ABI that specs and a configuration give; undefined where something is wrong, which is reported. */
export function readFacts(options: SpecOptions, report: Report): FactsDocument | undefined {
  const inputs = readInputs(options, report);
  return inputs && listFacts(inputs.sources, inputs.config, options.strict, report, watch);
}
