// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { KernelConfig } from '../../src/config/kernel-config.js';
import { macroLookup } from '../../src/config/kernel-config.js';
import { parsePresets } from '../../src/config/preset-data.js';
import { listPresets } from '../../src/config/presets.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { FactsDocument } from '../../src/facts/fact.js';
import { digestSpecs, factsOf } from '../../src/list-facts.js';
import type { Model } from '../../src/model/model.js';
import { resolveModel } from '../../src/pipeline.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { builtInRoot } from '../helpers/sources.js';

export const presetNames = listPresets(
  parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8')),
).map(({ name }) => name);

export function builtInModel(config: KernelConfig): Model {
  return readBuiltIn(config).model;
}

function readBuiltIn(config: KernelConfig): { readonly model: Model; readonly sources: SpecSources } {
  const report = new Report();
  const platform = macroLookup(config)('CONFIG_PLAT');
  const sources = new SpecSources([builtInRoot], config.sel4Arch, platform);
  const model = resolveModel(sources, config, report);
  if (!model) throw new Error(renderDiagnostics(report.diagnostics));
  return { model, sources };
}

const known = new Map<string, ReturnType<typeof readBuiltIn>>();

/** What is read under a preset; many tests ask for the same. */
function readPreset(name: string): ReturnType<typeof readBuiltIn> {
  const read = known.get(name) ?? readBuiltIn(presetConfig(name));
  known.set(name, read);
  return read;
}

export function presetModel(name: string): Model {
  return readPreset(name).model;
}

export function presetDocument(name: string): FactsDocument {
  const { model, sources } = readPreset(name);
  return factsOf(model, digestSpecs(sources));
}
