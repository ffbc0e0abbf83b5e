// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holds } from '../../src/condition/evaluate.js';
import { always, never } from '../../src/condition/expression.js';
import { type KernelConfig, macroLookup } from '../../src/config/kernel-config.js';
import { buildConfig } from '../../src/config/merge.js';
import { parsePresets } from '../../src/config/preset-data.js';
import { presetEntries, presetKeys } from '../../src/config/presets.js';
import { targets } from '../../src/config/targets.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { preprocess } from '../../src/syntax/preprocess/preprocess.js';
import { builtInSpecs } from './paths.js';

export function presetConfig(name: string): KernelConfig {
  const report = new Report();
  const presets = parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8'));
  const config = buildConfig(
    presetEntries(presets, name, report) ?? [],
    [],
    name,
    presetKeys(presets),
    report,
  );
  if (!config) throw new Error(`no preset ${name}`);
  return config;
}

/**
 * Puts the built-in specs down as an installation of libsel4 has them: one include directory, bitfields already
 * preprocessed, the configuration in two files. A Microkit SDK has the same without the interface XML.
 */
export function writeInstalledTree(prefix: string, preset: string, hasInterfaces: boolean): void {
  const config = presetConfig(preset);
  const { arch, directory, wordSize } = targets[config.sel4Arch];
  const include = join(prefix, 'include');
  const parts = [
    'include',
    `arch_include/${arch}`,
    `sel4_arch_include/${directory}`,
    `mode_include/${wordSize}`,
    `sel4_plat_include/${macroLookup(config)('CONFIG_PLAT') ?? ''}`,
  ];
  for (const part of parts) {
    cpSync(`${builtInSpecs}/libsel4/${part}`, include, {
      recursive: true,
      filter: (path) => !path.endsWith('.bf') && (hasInterfaces || !path.endsWith('.xml')),
    });
  }
  for (const [part, name] of [
    [parts[2], 'sel4/sel4_arch/types'],
    [parts[3], 'sel4/shared_types'],
  ]) {
    mkdirSync(join(include, name ?? '', '..'), { recursive: true });
    writeFileSync(join(include, `${name}.pbf`), preprocessed(`libsel4/${part}/${name}.bf`, config));
  }
  // libsel4's settings stand in a file of their own.
  const isOfLibrary = (key: string): boolean => key.startsWith('CONFIG_LIB_SEL4_');
  writeJson(join(include, 'kernel'), config, (key) => !isOfLibrary(key));
  writeJson(join(include, 'sel4'), config, isOfLibrary);
}

function preprocessed(name: string, config: KernelConfig): string {
  const root = diskRoot('built-in', builtInSpecs);
  const sources = new SpecSources([root], config.sel4Arch, undefined);
  const file = sources.open(root, name);
  if (!file) throw new Error(`no ${name}`);
  const lookup = macroLookup(config);
  const tokens = preprocess(file, {
    include: sources.include.bind(sources),
    decide: (condition) => (holds(condition, lookup) ? always : never),
    substitute: () => undefined,
    report: new Report(),
  });
  return `# 1 "${name}"\n${tokens.map(({ token }) => token.image).join(' ')}\n`;
}

function writeJson(directory: string, config: KernelConfig, isWanted: (key: string) => boolean): void {
  const options = [...config.options]
    .filter(([key]) => isWanted(key))
    .map(([key, value]) => [key.replace(/^CONFIG_/, ''), value.kind === 'boolean' ? value.on : value.text]);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'gen_config.json'), JSON.stringify(Object.fromEntries(options)));
}
