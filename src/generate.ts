// SPDX-License-Identifier: BSD-2-Clause
import type { KernelConfig } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { digest } from './emit/digest.js';
import type { Templates } from './emit/engine.js';
import type { GeneratedFile } from './emit/generated-file.js';
import { renderCrate, renderSingleFile } from './emit/render-crate.js';
import type { FactsDocument } from './facts/fact.js';
import { digestSpecs, factsOf } from './list-facts.js';
import type { Model } from './model/model.js';
import { resolveModel } from './pipeline.js';
import { renderSnapshot, snapshotName } from './snapshot.js';
import type { SpecSources } from './sources/spec-sources.js';
import { type Step, unwatched, type Watch } from './stages.js';
import { createLocate } from './text/locate.js';
import { type CrateView, type Layer, toCrateView } from './view/crate-view.js';
import { reportCollisions } from './view/collisions.js';
import { missingModules } from './view/missing-modules.js';
import { reportRequiredTypes } from './view/required-types.js';
import { objectTypesWithoutSize } from './view/objects/objects-view.js';
import type { Reporter } from './view/report-items.js';
import { reportTypedCollisions } from './view/typed/collisions.js';
import { syscallsWithoutFunction } from './view/syscalls/syscalls-view.js';
import { toolName, toolVersion } from './version.js';

export { minimumRust } from './view/crate-view.js';

export interface GenerateOptions {
  readonly crateName: string;
  /** Everything in one lib.rs instead of a directory. */
  readonly isSingleFile: boolean;
  /** Options that conditions read must be mentioned by the configuration. */
  readonly isStrict: boolean;
  readonly layer: Layer;
  /** Whether items have doc comments. */
  readonly hasDocs: boolean;
}

export interface Generated {
  readonly model: Model;
  readonly view: CrateView;
  readonly files: readonly GeneratedFile[];
}

/** The main job: specs and a configuration in, the files of a crate out. Undefined where something was wrong. */
export function generate(
  sources: SpecSources,
  config: KernelConfig,
  templates: Templates,
  options: GenerateOptions,
  report: Report,
  watch: Watch = unwatched,
): Generated | undefined {
  const model = resolveModel(sources, config, report, options.isStrict, watch);
  if (!model) return undefined;
  const locate = createLocate(sources.filesRead);
  reportUnfit(model, options.layer, { locate, report });
  if (report.hasErrors) return undefined;
  watch.begin('Rust');
  return {
    model,
    ...renderFiles(factsOf(model, digestSpecs(sources)), model, templates, options, watch.step),
  };
}

/** What cannot be emitted, or only in part. */
export function reportUnfit(model: Model, layer: Layer, { locate, report }: Reporter): void {
  for (const { name, place } of syscallsWithoutFunction(model)) report.add('W0602', locate(place), { name });
  for (const { name, place, problem } of objectTypesWithoutSize(model))
    report.add('W0915', locate(place), { name, problem });
  for (const one of missingModules(model, layer)) report.add('W0917', undefined, { ...one });
  reportRequiredTypes(model, { locate, report });
  // A type that is another one gives names that collide, which would not tell why.
  if (report.hasErrors) return;
  reportCollisions(model, { locate, report });
  if (layer === 'typed') reportTypedCollisions(model, { locate, report });
}

/**
 * The files of a crate, the document among them: nothing is in the others that is not in it, so they can be made from
 * it alone, with the model that it holds.
 */
export function renderFiles(
  document: FactsDocument,
  model: Model,
  templates: Templates,
  options: GenerateOptions,
  step: Step = unwatched.step,
): { readonly view: CrateView; readonly files: GeneratedFile[] } {
  const provenance = {
    tool: toolName,
    version: toolVersion,
    specs: document.specs ?? '',
    configuration: digest(document.configuration.options.map(({ name, value }) => [name, String(value)])),
  };
  step('names');
  const view = toCrateView(model, { ...options, name: options.crateName }, provenance);
  if (options.isSingleFile)
    return { view, files: [{ path: 'lib.rs', text: renderSingleFile(view, templates, step) }] };
  const files = [
    ...renderCrate(view, templates, step),
    { path: snapshotName, text: renderSnapshot(document) },
  ];
  return { view, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
