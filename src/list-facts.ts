// SPDX-License-Identifier: BSD-2-Clause
import type { KernelConfig } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { digest } from './emit/digest.js';
import { toDocument } from './facts/document.js';
import type { FactsDocument } from './facts/fact.js';
import type { Model } from './model/model.js';
import { resolveModel } from './pipeline.js';
import type { SpecSources } from './sources/spec-sources.js';
import { unwatched, type Watch } from './stages.js';
import { trapRegisters } from './view/trap/registers.js';

/** Specs and a configuration in, all facts of the ABI out. Undefined where something was wrong. */
export function listFacts(
  sources: SpecSources,
  config: KernelConfig,
  isStrict: boolean,
  report: Report,
  watch: Watch = unwatched,
): FactsDocument | undefined {
  const model = resolveModel(sources, config, report, isStrict, watch);
  watch.step('list of facts');
  return model && factsOf(model, digestSpecs(sources));
}

export function factsOf(model: Model, specs?: string): FactsDocument {
  return toDocument(model, trapRegisters(model.target), specs);
}

/** Says which specs were read: the same for the same content, wherever it stands. */
export function digestSpecs({ filesRead }: SpecSources): string {
  return digest(filesRead.map(({ name, text }) => [name, text]));
}
