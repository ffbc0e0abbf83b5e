// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedPrefixes } from '../sources/layout.js';
import type { SpecSources } from '../sources/spec-sources.js';
import { builtInSpecs } from './package-files.js';
import type { SpecOptions } from './spec-options.js';

/** What a generation read: specs, headers, configuration, and this program itself; absolute paths that exist. */
export function dependencies(sources: SpecSources, options: SpecOptions): string[] {
  const specs = sources.filesRead.map(({ path }) => path.replace(/^<built-in>/, () => builtInSpecs()));
  const configuration = [...options.config, ...installedConfiguration(options)].map((path) =>
    existsSync(path) && statSync(path).isDirectory() ? join(path, 'gen_config.json') : path,
  );
  const program = fileURLToPath(import.meta.url);
  const paths = [...specs, ...configuration, program].map((path) => resolve(path));
  // A preset is no file, and what is made from the configuration stands nowhere.
  return [...new Set(paths)].filter((path) => existsSync(path)).sort();
}

function installedConfiguration({ config, include }: SpecOptions): string[] {
  if (config.length > 0) return [];
  const names = ['kernel', 'sel4'].flatMap((name) => [`${name}/gen_config.json`, `${name}/gen_config.h`]);
  return include.flatMap((directory) =>
    installedPrefixes.flatMap((prefix) => names.map((name) => join(directory, prefix, name))),
  );
}

/**
 * Rules as make and ninja read them: the output, named just as the build names it, and what it depends on. The empty
 * rules are for make, which could not go on without a file that is gone.
 */
export function renderDepfile(output: string, paths: readonly string[]): string {
  const rule = [`${escape(output)}:`, ...paths.map(escape)].join(' \\\n  ');
  return [rule, ...paths.map((path) => `${escape(path)}:`), ''].join('\n');
}

function escape(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/[ #]/g, (character) => `\\${character}`)
    .replaceAll('$', '$$$$');
}
