// SPDX-License-Identifier: BSD-2-Clause
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import type { Context } from '../../src/explain/context.js';
import { readExplained } from '../../src/explain-names.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInRoot } from '../helpers/sources.js';

/** What explanations of a preset are made from. */
export function presetContext(preset: string): Context {
  const config = presetConfig(preset);
  const sources = new SpecSources([builtInRoot], config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
  const explained = readExplained(sources, config, false, new Report());
  if (!explained) throw new Error(`no model of ${preset}`);
  return explained.context;
}
