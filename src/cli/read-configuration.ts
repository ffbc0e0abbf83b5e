// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KernelConfig } from '../config/kernel-config.js';
import { buildConfig } from '../config/merge.js';
import { addKnownKeys, type KnownKeys } from '../config/known-keys.js';
import type { Presets } from '../config/preset-data.js';
import { describePreset, presetEntries, presetKeys } from '../config/presets.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { fileSizeLimit, pathKind, readInputFile } from '../sources/disk.js';
import { installedPrefixes } from '../sources/layout.js';
import type { SpecRoot } from '../sources/provider.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import type { CMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { type ConfigEntry, toMacroName } from '../syntax/kernel-config/entry.js';
import { readConfig } from '../syntax/kernel-config/read-config.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';
import { UsageError } from './exit-codes.js';
import { mentionedOptions } from './mentioned-options.js';
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
    const file = readFile(given, presets, report);
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
    for (const file of installedConfiguration(roots)) {
      entries.push(...readConfig(file, undefined, report));
      labels.push(basename(file.path));
    }
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

/**
 * A file where there is one; what looks like a path but is none is an error, anything else may be a preset. A
 * preset's name wins over a directory of that name.
 */
function readFile(given: string, presets: Presets, report: Report): SourceFile | 'preset' | undefined {
  const found = kindOf(given);
  const isDirectory = found === 'directory';
  if (found !== 'file' && describePreset(presets, given)) return 'preset';
  if (!found && !/[/\\.]/.test(given)) return 'preset';
  const path = isDirectory ? join(given, 'gen_config.json') : given;
  if (isDirectory && kindOf(path) === undefined) {
    report.add('E0803', undefined, { path: shown(given), problem: 'the directory has no gen_config.json' });
    return undefined;
  }
  try {
    if (statSync(path).size > fileSizeLimit) {
      report.add('E0805', undefined, { path: shown(path), limit: fileSizeLimit });
      return undefined;
    }
    return createSourceFile(shown(path), readInputFile(path), basename(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    report.add('E0803', undefined, { path: shown(path), problem: describeSystemError(error) });
    return undefined;
  }
}

function kindOf(path: string): ReturnType<typeof pathKind> {
  try {
    return pathKind(path);
  } catch {
    return undefined;
  }
}

function shown(path: string): string {
  return path.replaceAll('\\', '/');
}

/** An installation has the settings of kernel and libsel4 in two files. */
function installedConfiguration(roots: readonly SpecRoot[]): SourceFile[] {
  for (const root of roots.filter(({ kind }) => kind === 'installed')) {
    for (const prefix of installedPrefixes) {
      const found = ['kernel/gen_config', 'sel4/gen_config'].flatMap((name) => {
        for (const ending of ['.json', '.h']) {
          const text = root.read(`${prefix}${name}${ending}`);
          if (text !== undefined)
            return [createSourceFile(`${root.path}/${prefix}${name}${ending}`, text, `${name}${ending}`)];
        }
        return [];
      });
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The tree's own word for what a CMake cache calls `KernelIsMCS`; only read for a cache. */
function cmakeNames(file: SourceFile, { sel4 }: SpecOptions): CMakeNames | undefined {
  const isCache = /^[ \t]*[A-Za-z_]\w*:[A-Z]+=/m.test(file.text);
  return sel4 !== undefined && isCache ? readTreeNames(sel4) : undefined;
}
