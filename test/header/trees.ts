// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { KernelConfig } from '../../src/config/kernel-config.js';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { HeaderFacts } from '../../src/model/header.js';
import { resolveModel } from '../../src/pipeline.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';

/** Source trees of seL4 by version: the directories that SEL4_DIR names, separated as in PATH. */
export const trees: ReadonlyMap<string, string> = new Map(
  (process.env['SEL4_DIR'] ?? '')
    .split(delimiter)
    .filter((directory) => existsSync(`${directory}/VERSION`))
    .map((directory) => [readFileSync(`${directory}/VERSION`, 'utf8').trim(), directory]),
);

/** What a tree's headers say under a configuration, and what was reported on the way. */
export function readTree(tree: string, config: KernelConfig): { facts: HeaderFacts; problems: string } {
  const report = new Report();
  const platform = macroLookup(config)('CONFIG_PLAT');
  const sources = new SpecSources([diskRoot('source', tree, '')], config.sel4Arch, platform);
  const model = resolveModel(sources, config, report);
  if (!model) throw new Error(renderDiagnostics(report.diagnostics));
  return { facts: model.headers, problems: renderDiagnostics(report.diagnostics) };
}
