// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { macroLookup } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { BitfieldInput } from '../generate-bitfield.js';
import { diskRoot, pathKind } from '../sources/disk.js';
import type { SpecRoot } from '../sources/provider.js';
import { SpecSources } from '../sources/spec-sources.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { readPresets } from './package-files.js';
import { readConfiguration } from './read-configuration.js';
import { specRoots } from './read-inputs.js';
import type { SpecOptions } from './spec-options.js';

/** The .bf file with the tree that its includes come from; undefined where something is wrong. */
export function findBitfield(path: string, options: SpecOptions, report: Report): BitfieldInput | undefined {
  const unreadable = whyNoFile(path);
  if (unreadable !== undefined) {
    report.add('E0803', undefined, { path, problem: unreadable });
    return undefined;
  }
  const tree = options.sel4 ?? enclosingTree(path);
  const own = options.sel4 === undefined && options.include.length === 0 && tree === undefined;
  const roots = own ? [] : specRoots({ ...options, ...(tree === undefined ? {} : { sel4: tree }) }, report);
  if (!roots) return undefined;
  // Without --config, a file on its own is read under the default preset.
  const forConfig: SpecOptions = { ...options, ...(tree === undefined ? {} : { sel4: tree }) };
  const config = readConfiguration(forConfig, roots, readPresets(), report);
  if (!config || report.hasErrors) return undefined;

  const inside = tree === undefined ? undefined : relativeTo(tree, path);
  const home: SpecRoot =
    inside === undefined
      ? diskRoot('installed', dirname(resolve(path)), shownDirectory(path), report)
      : (roots.at(-1) as SpecRoot);
  const all = inside === undefined ? [home, ...roots] : roots;
  const sources = new SpecSources(all, config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
  const file = sources.open(home, inside ?? basename(path));
  if (!file) {
    if (!report.hasErrors) {
      report.add('E0803', undefined, { path, problem: 'it is a link that leads out of its directory' });
    }
    return undefined;
  }
  return { file, sources, config };
}

/** So that a file's path comes out as it was given. */
function shownDirectory(path: string): string {
  const directory = dirname(path);
  return directory === '.' && !path.startsWith('.') ? '' : directory;
}

/** The seL4 tree that a file lies in. */
function enclosingTree(path: string): string | undefined {
  let directory = dirname(resolve(path));
  for (let up = dirname(directory); ; up = dirname(directory)) {
    if (pathKind(join(directory, 'libsel4', 'include', 'interfaces')) !== undefined)
      return shorter(directory);
    if (up === directory) return undefined;
    directory = up;
  }
}

/** As the user would write it. */
function shorter(directory: string): string {
  const short = relative(process.cwd(), directory) || '.';
  return short.length < directory.length ? short : directory;
}

function relativeTo(tree: string, path: string): string | undefined {
  const inside = relative(resolve(tree), resolve(path));
  return inside.startsWith('..') ? undefined : inside.split(sep).join('/');
}

function whyNoFile(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? undefined : stat.isDirectory() ? 'it is a directory' : 'it is no ordinary file';
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return describeSystemError(error);
  }
}
