// SPDX-License-Identifier: BSD-2-Clause
import type { KernelConfig } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { type Context, createContext } from './explain/context.js';
import { type RustNames, rustNames } from './explain/rust-names.js';
import type { FactsDocument } from './facts/fact.js';
import { digestSpecs, factsOf } from './list-facts.js';
import { resolveModel } from './pipeline.js';
import type { SpecSources } from './sources/spec-sources.js';
import { unwatched, type Watch } from './stages.js';
import { readVariability } from './variability.js';

/** Everything that explanations are made from. */
export interface Explained {
  readonly document: FactsDocument;
  readonly context: Context;
  readonly rust: RustNames;
}

/** Specs and a configuration in, what explains them out. Undefined where something was wrong. */
export function readExplained(
  sources: SpecSources,
  config: KernelConfig,
  isStrict: boolean,
  report: Report,
  watch: Watch = unwatched,
): Explained | undefined {
  const model = resolveModel(sources, config, report, isStrict, watch);
  if (!model) return undefined;
  const document = factsOf(model, digestSpecs(sources));
  watch.begin('other configurations');
  const context = createContext(model, document, readVariability(sources, config, model));
  return { document, context, rust: rustNames(model) };
}
