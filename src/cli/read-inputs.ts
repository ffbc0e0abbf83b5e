// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { type KernelConfig, macroLookup } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { diskRoot, pathKind } from '../sources/disk.js';
import { installedPrefixes } from '../sources/layout.js';
import type { SpecRoot } from '../sources/provider.js';
import { SpecSources } from '../sources/spec-sources.js';
import { printable } from '../text/printable.js';
import { sayDetail } from './global/say.js';
import { builtInRoot, readPresets } from './package-files.js';
import { readConfiguration } from './read-configuration.js';
import type { SpecOptions } from './spec-options.js';

export interface Inputs {
  readonly config: KernelConfig;
  readonly sources: SpecSources;
}

/** Finds specs and configuration as the options say; undefined where something is wrong, which is reported. */
export function readInputs(options: SpecOptions, report: Report): Inputs | undefined {
  const roots = specRoots(options, report);
  // With a wrong directory, at least what is wrong with the given configuration is told too.
  const config =
    roots || options.config.length > 0
      ? readConfiguration(options, roots ?? [], readPresets(), report)
      : undefined;
  if (!roots || !config || report.hasErrors) return undefined;
  for (const { kind, path } of roots)
    sayDetail(`specs: ${titles[kind]}${kind === 'built-in' ? '' : ` ${printable(path)}`}`);
  const completion = options.headers === 'builtin' ? builtInRoot() : undefined;
  const platform = macroLookup(config)('CONFIG_PLAT');
  return { config, sources: new SpecSources(roots, config.sel4Arch, platform, completion) };
}

const titles: Readonly<Record<SpecRoot['kind'], string>> = {
  source: 'source tree',
  installed: 'installed in',
  'built-in': 'those that come with this program',
};

/** Given directories in their order, installed ones first; the built-in specs where none is given. */
export function specRoots(options: SpecOptions, report: Report): SpecRoot[] | undefined {
  const roots: SpecRoot[] = [];
  for (const directory of options.include) {
    if (isInstallation(directory)) roots.push(diskRoot('installed', directory, directory, report));
    else report.add('E0804', undefined, { path: directory });
  }
  if (options.sel4 !== undefined) {
    if (isSourceTree(options.sel4)) roots.push(diskRoot('source', options.sel4, options.sel4, report));
    else report.add('E0801', undefined, { path: options.sel4 });
  }
  if (report.hasErrors) return undefined;
  return roots.length > 0 ? roots : [builtInRoot()];
}

/** Whether a directory has what `--sel4` is to lead to. */
export function isSourceTree(directory: string): boolean {
  return isDirectory(join(directory, 'libsel4', 'include', 'interfaces'));
}

/** Whether a directory has what `--include` is to lead to. */
export function isInstallation(directory: string): boolean {
  const isInstalled = installedPrefixes.some(
    (prefix) => pathKind(join(directory, prefix, 'sel4')) !== undefined,
  );
  return isDirectory(directory) && isInstalled;
}

function isDirectory(path: string): boolean {
  try {
    return pathKind(path) === 'directory';
  } catch {
    return false;
  }
}
