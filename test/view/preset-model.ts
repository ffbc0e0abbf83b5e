// SPDX-License-Identifier: BSD-2-Clause
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { Model } from '../../src/model/model.js';
import { resolveModel } from '../../src/pipeline.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInRoot, completed } from '../helpers/sources.js';

const models = new Map<string, Model>();

/** The model of the built-in specs under a preset; many tests ask for the same. */
export function presetModel(name: string): Model {
  const model = models.get(name) ?? readModel(name);
  models.set(name, model);
  return model;
}

function readModel(name: string): Model {
  const config = presetConfig(name);
  const report = new Report();
  const sources = completed(builtInRoot, config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
  const model = resolveModel(sources, config, report);
  if (!model) throw new Error(renderDiagnostics(report.diagnostics));
  return model;
}
