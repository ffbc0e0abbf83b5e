// SPDX-License-Identifier: BSD-2-Clause
import { basename } from 'node:path';
import type { KernelConfig } from '../config/kernel-config.js';
import { buildConfig } from '../config/merge.js';
import { addKnownKeys, type KnownKeys } from '../config/known-keys.js';
import type { Presets } from '../config/preset-data.js';
import { presetEntries, presetKeys } from '../config/presets.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SpecRoot } from '../sources/provider.js';
import type { CMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { type ConfigEntry, toMacroName } from '../syntax/kernel-config/entry.js';
import { readConfig } from '../syntax/kernel-config/read-config.js';
import type { SourceFile } from '../text/source-file.js';
import { UsageError } from './exit-codes.js';
import { compareWithInstalled, readInstalled } from './installed-configuration.js';
import { mentionedOptions } from './mentioned-options.js';
import { openConfiguration } from './open-configuration.js';
import { readTreeNames } from './tree-names.js';
import { configurationOfSnapshot } from './snapshot-configuration.js';
import type { SpecOptions } from './spec-options.js';
import { describeConfiguration } from './describe-configuration.js';
import { sayDetail, saySummary } from './global/say.js';

/** The configuration that the options ask for; undefined where it has errors, which are reported. */
export function readConfiguration(
  options: SpecOptions,
  roots: readonly SpecRoot[],
  presets: Presets,
  report: Report,
): KernelConfig | undefined {
  const entries: ConfigEntry[] = [];
  const labels: string[] = [];
  const presetNames: string[] = [];
  for (const given of options.config) {
    const file = openConfiguration(given, presets, report);
    const committed = file && file !== 'preset' ? configurationOfSnapshot(file, report) : undefined;
    if (committed) {
      entries.push(...committed.entries);
      labels.push(committed.label);
      continue;
    }
    if (file === 'preset') entries.push(...(presetEntries(presets, given, report) ?? []));
    else if (file) entries.push(...readConfig(file, cmakeNames(file, options), report));
    labels.push(file === 'preset' ? given : basename(given));
    if (file === 'preset') presetNames.push(given);
  }
  if (presetNames.length > 1) {
    throw new UsageError(`one preset is enough: ${presetNames.join(' and ')}; --set changes single options`);
  }
  if (options.config.length === 0) {
    const installed = readInstalled(roots, report);
    entries.push(...installed.entries);
    labels.push(...installed.names);
    if (entries.length === 0 && !report.hasErrors) {
      if (options.sel4 !== undefined || options.include.length > 0)
        throw new UsageError(missingConfiguration);
      const preset = defaultPreset();
      entries.push(...(presetEntries(presets, preset, report) ?? []));
      labels.push(preset);
      saySummary(`No --config: preset ${preset}, after this machine's architecture.\n`);
    }
  }
  // A path says where somebody's files are; the output must not.
  const label = [...new Set([...labels, ...options.set])].join(' ');
  const known = knownKeys(presets, options.set, roots);
  const config = buildConfig(entries, options.set, label, known, report, options.setPlaces);
  if (config) compareWithInstalled(config, roots, report);
  if (config) for (const line of describeConfiguration(config, entries)) sayDetail(line);
  return config;
}

/** What the presets have, and where that is not enough for `--set`, what the given specs ask for. */
function knownKeys(presets: Presets, sets: readonly string[], roots: readonly SpecRoot[]): KnownKeys {
  const known = presetKeys(presets);
  const isKnown = sets.every((set) => known.has(toMacroName(set.split('=')[0]?.trim() ?? '')));
  return isKnown ? known : addKnownKeys(known, mentionedOptions(roots));
}

const missingConfiguration =
  'a kernel configuration is needed: add --config with the gen_config.json that the kernel was built with, or with ' +
  'a preset (sel4-bindgen presets)';

/** MCS on the machine's own architecture, so that its compiler can check the result. */
export function defaultPreset(): string {
  const archs: Readonly<Record<string, string>> = {
    arm64: 'aarch64',
    arm: 'aarch32',
    ia32: 'ia32',
    riscv64: 'riscv64',
  };
  return `${archs[process.arch] ?? 'x86_64'}-mcs`;
}

/** The tree's own word for what a CMake cache calls `KernelIsMCS`; only read for a cache. */
function cmakeNames(file: SourceFile, { sel4 }: SpecOptions): CMakeNames | undefined {
  const isCache = /^[ \t]*[A-Za-z_]\w*:[A-Z]+=/m.test(file.text);
  return sel4 !== undefined && isCache ? readTreeNames(sel4) : undefined;
}
