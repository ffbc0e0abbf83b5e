// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bug } from '../diagnostics/bug.js';
import type { CMakeName, CMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { toMacroName } from '../syntax/kernel-config/entry.js';
import type { Templates } from '../emit/engine.js';
import { parsePresets, type Presets } from '../config/preset-data.js';

/** The directory of this package: the one above that has the templates and the built-in specs. */
function packageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'templates', 'crate'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Bug('the templates of this package are missing');
    directory = parent;
  }
  return directory;
}

/** Where the built-in specs stand. */
export function builtInSpecs(): string {
  return join(packageDirectory(), 'fixtures', 'specs');
}

export function readPresets(): Presets {
  return parsePresets(readFileSync(join(builtInSpecs(), 'presets.json'), 'utf8'));
}

/** What seL4's build calls the options of the release that the built-in specs are of: variables, with their options. */
export function readBuiltInNames(): CMakeNames {
  const text = readFileSync(join(builtInSpecs(), 'cmake-names.json'), 'utf8');
  const names = JSON.parse(text) as Readonly<Record<string, readonly string[]>>;
  return new Map(
    Object.entries(names).map(([variable, options]) => [
      variable,
      options.map((name): CMakeName => ({ key: toMacroName(name), kind: 'set', guards: [] })),
    ]),
  );
}

/** All templates, by directory and name without ending: `sys/block`, `support/bits`. */
export function readTemplates(): Templates {
  const root = join(packageDirectory(), 'templates');
  const templates = new Map<string, string>();
  for (const directory of ['crate', 'support', 'sys', 'typed']) {
    for (const file of readdirSync(join(root, directory)).sort()) {
      const name = `${directory}/${file.replace(/\.(?:hbs|rs)$/, '')}`;
      templates.set(name, readFileSync(join(root, directory, file), 'utf8').replace(/\r\n/g, '\n'));
    }
  }
  return templates;
}

/** The page of a diagnostic; undefined where there is none. */
export function readDiagnosticPage(code: string): string | undefined {
  const path = join(packageDirectory(), 'docs', 'diagnostics', `${code}.md`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
