// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { readTemplates } from '../../src/cli/package-files.js';
import { macroLookup } from '../../src/config/kernel-config.js';
import { buildConfig } from '../../src/config/merge.js';
import { parsePresets } from '../../src/config/preset-data.js';
import { presetEntries, presetKeys } from '../../src/config/presets.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderCrate } from '../../src/emit/render-crate.js';
import { resolveModel } from '../../src/pipeline.js';
import { diskRoot } from '../../src/sources/disk.js';
import { toCrateView } from '../../src/view/crate-view.js';
import { takeHeaderTime, TimedSources } from './timed-headers.js';

const [specs = '', preset = 'aarch64-mcs', runs = '20'] = process.argv.slice(2);

/** Times the stages of one generation inside of this process; prints one line of JSON, milliseconds. */
function measure(): Record<string, number> {
  const times: Record<string, number> = {};
  let last = performance.now();
  const lap = (name: string): void => {
    const now = performance.now();
    times[name] = now - last;
    last = now;
  };
  const report = new Report();
  const presets = parsePresets(readFileSync(`${specs}/presets.json`, 'utf8'));
  const config = buildConfig(
    presetEntries(presets, preset, report) ?? [],
    [],
    preset,
    presetKeys(presets),
    report,
  );
  if (!config) throw new Error(`no configuration ${preset}`);
  const templates = readTemplates();
  lap('configuration');
  const platform = macroLookup(config)('CONFIG_PLAT');
  const model = resolveModel(
    new TimedSources([diskRoot('built-in', specs)], config.sel4Arch, platform),
    config,
    report,
  );
  if (!model) throw new Error('the built-in specs have errors');
  lap('specs to model');
  times['headers'] = takeHeaderTime();
  times['specs to model'] = (times['specs to model'] ?? 0) - times['headers'];
  const provenance = { tool: '', version: '', specs: '', configuration: '' };
  const view = toCrateView(model, { name: 'bench', layer: 'typed', hasDocs: true }, provenance);
  lap('model to view');
  renderCrate(view, templates);
  lap('view to text');
  return times;
}

const all = Array.from({ length: Number(runs) }, measure);
console.log(JSON.stringify({ first: all[0], warm: all.slice(1) }));
