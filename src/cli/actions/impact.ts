// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MacroLookup } from '../../condition/evaluate.js';
import { buildConfig } from '../../config/merge.js';
import { type KernelConfig, macroLookup, type Sel4Arch, sel4Archs } from '../../config/kernel-config.js';
import { presetEntries, presetKeys } from '../../config/presets.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { analyse } from '../../impact/analyse.js';
import { renderImpact } from '../../impact/format/formats.js';
import type { ImpactFormat } from '../../impact/format/names.js';
import { findOption, optionNames, type OptionNames } from '../../impact/names.js';
import { fixedOptions } from '../../impact/fixed.js';
import type { SpecRoot } from '../../sources/provider.js';
import type { CMakeBuild } from '../../syntax/kernel-config/cmake-build.js';
import { printable } from '../../text/printable.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { builtInPlatforms, builtInRoot, readBuiltInBuild, readPresets } from '../package-files.js';
import { specRoots } from '../read-inputs.js';
import { chooseFormat, type FormatOptions } from '../format-options.js';
import { beginStage, watch } from '../global/stages.js';
import { readTreeBuild } from '../tree-names.js';
import { runBetween } from '../between.js';
import { dataStyle, printData } from '../global/say.js';

export interface ImpactCommandOptions extends FormatOptions<ImpactFormat> {
  readonly sel4?: string;
  readonly include: readonly string[];
  readonly arch: readonly Sel4Arch[];
  readonly option: readonly string[];
  readonly between?: readonly string[];
  readonly headers: 'builtin' | 'tree';
}

export async function runImpact(options: ImpactCommandOptions): Promise<number> {
  const { between, sel4, include, arch } = options;
  const format = chooseFormat(options);
  if (between) {
    if (sel4 !== undefined || include.length + arch.length + options.option.length > 0)
      throw new UsageError('--between takes two sides, and no specs, architectures or options beside them');
    return runBetween(between, options.headers, format, dataStyle());
  }
  if (include.length > 0 && arch.length !== 1)
    throw new UsageError('an installation is that of one architecture: say which with --arch');
  const report = new Report();
  const roots = specRoots({ ...options, config: [], set: [], strict: false }, report);
  beginStage('names of options');
  const build = readBuild(sel4);
  const names = namesOf(build);
  const presets = archPresets();
  const wanted =
    options.option.length > 0 ? options.option.flatMap((name) => macrosOf(name, names)) : undefined;
  const found =
    roots &&
    analyse(
      {
        title: printable(sel4 ?? (include.length > 0 ? include.join(' ') : 'the built-in specs')),
        tree: {
          roots,
          completion: options.headers === 'builtin' ? builtInRoot() : undefined,
          platforms: platformsOf(roots, options.headers),
          platformArchitectures: build.platforms,
        },
        architectures: arch.length > 0 ? arch : sel4Archs,
        typical: (sel4Arch) => lookupOf(presets.get(sel4Arch)),
        isForeign: isForeign(presets),
        names,
        wanted,
      },
      report,
      watch,
    );
  const code = showDiagnostics(report);
  if (!found || code !== exitCodes.ok) return code;
  printData(renderImpact(found, format, dataStyle()));
  return exitCodes.ok;
}

/** The tree's own build where it has one, or that of the release that is built in. */
function readBuild(sel4: string | undefined): CMakeBuild & { readonly isOwn: boolean } {
  const own = sel4 !== undefined && existsSync(sel4) ? readTreeBuild(sel4) : undefined;
  return own && own.names.size > 0 ? { ...own, isOwn: true } : { ...readBuiltInBuild(), isOwn: false };
}

function namesOf(build: ReturnType<typeof readBuild>): OptionNames {
  const fixed = sel4Archs.flatMap((sel4Arch) => [...fixedOptions(sel4Arch).keys()]);
  return optionNames(build, build.isOwn ? fixed : [...presetKeys(readPresets()).keys(), ...fixed]);
}

function macrosOf(name: string, names: OptionNames): readonly string[] {
  const found = findOption(name, names);
  if ('macros' in found) return found.macros;
  const hint = found.hint === undefined ? '' : ` Did you mean \`${found.hint}\`?`;
  throw new UsageError(`no configuration option is called \`${printable(name)}\`.${hint}`);
}

/** The directories of platforms below the roots; or below the built-in specs, where those give the headers. */
function platformsOf(roots: readonly SpecRoot[], headers: ImpactCommandOptions['headers']): string[] {
  const below = (directory: string): string[] => {
    const platforms = join(directory, 'libsel4', 'sel4_plat_include');
    return existsSync(platforms) ? readdirSync(platforms) : [];
  };
  const found = roots.flatMap((root) =>
    root.kind === 'installed' ? [] : root.kind === 'built-in' ? builtInPlatforms() : below(root.path),
  );
  const isBorrowed = found.length === 0 && headers === 'builtin';
  return [...new Set(isBorrowed ? builtInPlatforms() : found)].sort();
}

/** The presets of all architectures, as they are without modifiers. */
function archPresets(): ReadonlyMap<Sel4Arch, KernelConfig> {
  const presets = readPresets();
  const keys = presetKeys(presets);
  return new Map(
    sel4Archs.flatMap((sel4Arch) => {
      const report = new Report();
      const entries = presetEntries(presets, sel4Arch, report) ?? [];
      const config = buildConfig(entries, [], sel4Arch, keys, report);
      return config ? [[sel4Arch, config] as const] : [];
    }),
  );
}

function lookupOf(config: KernelConfig | undefined): MacroLookup {
  return config ? macroLookup(config) : () => undefined;
}

/** A preset has all options that the build for its architecture knows, those that are off as well. */
function isForeign(
  presets: ReadonlyMap<Sel4Arch, KernelConfig>,
): (sel4Arch: Sel4Arch, option: string) => boolean {
  const known = new Set([...presets.values()].flatMap(({ options }) => [...options.keys()]));
  return (sel4Arch, option) => known.has(option) && presets.get(sel4Arch)?.options.has(option) === false;
}
