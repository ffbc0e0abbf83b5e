// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { macroLookup, type KernelConfig } from '../../../src/config/kernel-config.js';
import { buildConfig } from '../../../src/config/merge.js';
import { offeredModifiers } from '../../../src/config/preset-data.js';
import { presetEntries, presetKeys } from '../../../src/config/presets.js';
import { readPresets, readTemplates } from '../../../src/cli/package-files.js';
import { Report } from '../../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../../src/diagnostics/render.js';
import type { GeneratedFile } from '../../../src/emit/generated-file.js';
import { renderSingleFile } from '../../../src/emit/render-crate.js';
import { generate, type Generated } from '../../../src/generate.js';
import { diskRoot } from '../../../src/sources/disk.js';
import type { SpecSources } from '../../../src/sources/spec-sources.js';
import type { SpecRoot } from '../../../src/sources/provider.js';
import { listOracles, oracleConfig, type OracleName, readOracle } from '../../helpers/oracle.js';
import { completed } from '../../helpers/sources.js';
import { builtInSpecs, shared } from '../../helpers/paths.js';

/** A kernel configuration with the specs that it is generated from. */
export interface Configuration {
  readonly title: string;
  readonly root: SpecRoot;
  readonly config: KernelConfig;
}

/** seL4's own specs of a release, or undefined where they are not at hand. */
export function specsOf(version: string): SpecRoot | undefined {
  const directory = `${shared}/sel4-specs/${version}`;
  return existsSync(directory) ? diskRoot('source', directory) : undefined;
}

export const builtIn: SpecRoot = diskRoot('built-in', builtInSpecs);

export function sourcesFor(root: SpecRoot, config: KernelConfig): SpecSources {
  return completed(root, config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
}

/** Every architecture with and without MCS, each alone and with every other modifier that is offered for it. */
export function presetNames(): string[] {
  const presets = readPresets();
  return Object.keys(presets.architectures).flatMap((architecture) => {
    const others = offeredModifiers(presets, architecture).filter((modifier) => modifier !== 'mcs');
    return [architecture, `${architecture}-mcs`].flatMap((base) => [
      base,
      ...others.map((modifier) => `${base}-${modifier}`),
    ]);
  });
}

export function presetConfig(name: string): KernelConfig {
  const presets = readPresets();
  const report = new Report();
  const entries = presetEntries(presets, name, report) ?? [];
  const config = buildConfig(entries, [], name, presetKeys(presets), report);
  if (!config) throw new Error(renderDiagnostics(report.diagnostics));
  return config;
}

function oracleConfigurations(name: OracleName): Configuration[] {
  const config = oracleConfig(readOracle(name));
  const title = `seL4 ${name.version} ${name.config}`;
  const root = specsOf(name.version);
  return [
    ...(root ? [{ title: `${title} from seL4's own specs`, root, config }] : []),
    ...(name.version === '16.0.0'
      ? [{ title: `${title} from the built-in specs`, root: builtIn, config }]
      : []),
  ];
}

/** All configurations that the tests compile: the presets and those that were measured. */
export function allConfigurations(): Configuration[] {
  const presets = presetNames().map((name) => ({
    title: `preset ${name}`,
    root: builtIn,
    config: presetConfig(name),
  }));
  return [...presets, ...listOracles().flatMap(oracleConfigurations)];
}

/** Measured releases whose specs are not at hand; named where they are skipped. */
export function absentReleases(): string[] {
  return ['13.0.0', '16.0.0'].filter((version) => !specsOf(version));
}

const templates = readTemplates();

function generated({ root, config }: Configuration, isSingleFile: boolean): Generated {
  const report = new Report();
  const options = {
    crateName: 'sel4-bindings',
    isSingleFile,
    isStrict: false,
    layer: 'typed',
    hasDocs: true,
  } as const;
  const result = generate(sourcesFor(root, config), config, templates, options, report);
  if (!result || report.hasErrors) throw new Error(renderDiagnostics(report.diagnostics));
  return result;
}

const crates = new Map<string, readonly GeneratedFile[]>();

/**
 * The generated crate. Nothing may be wrong with the specs of a release. That of the built-in specs is made once for all
 * tests of a worker.
 */
export function generateCrate(configuration: Configuration, isSingleFile: boolean): readonly GeneratedFile[] {
  const { root, config } = configuration;
  if (root !== builtIn) return generated(configuration, isSingleFile).files;
  const key = JSON.stringify([config.label, config.sel4Arch, [...config.options], isSingleFile]);
  const files = crates.get(key) ?? generated(configuration, isSingleFile).files;
  crates.set(key, files);
  return files;
}

/** Both forms of the generated crate, for the price of little more than one. */
export function generateForms(configuration: Configuration): {
  readonly files: readonly GeneratedFile[];
  readonly single: string;
} {
  const { files, view } = generated(configuration, false);
  return { files, single: renderSingleFile(view, templates) };
}
