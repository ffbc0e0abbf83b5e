// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../helpers/paths.js';

/** All that is evaluated when a file is imported: sources by their path, packages by their name. */
function loadedBy(file: string, known = new Set<string>()): Set<string> {
  known.add(file);
  const text = readFileSync(join(repository, file), 'utf8');
  for (const [, types, wanted = ''] of text.matchAll(
    /^(?:import|export|\})(?: (type) )?.*from '([^']+)';$/gm,
  )) {
    if (types !== undefined) continue;
    const path = normalize(join(dirname(file), wanted.replace(/\.js$/, '.ts'))).replaceAll('\\', '/');
    if (!wanted.startsWith('.')) known.add(wanted);
    else if (!known.has(path)) loadedBy(path, known);
  }
  return known;
}

const forSpecs = /^(?:chevrotain|fast-xml-parser|handlebars|src\/(?:ir|resolve|emit\/engine|generate)\b.*)$/;

// What a command does not need is not loaded, and that is most of what a short command would take.
it.each([
  ['the command line', 'src/program.ts'],
  ['a comparison of snapshots', 'src/cli/actions/diff.ts'],
  ['the list of rules', 'src/cli/actions/rules.ts'],
])('%s loads nothing that reads specs', (_, file) => {
  const loaded = loadedBy(file);
  expect(loaded.size).toBeGreaterThan(10);
  expect([...loaded].filter((path) => forSpecs.test(path))).toEqual([]);
});

it('a generation does load it', () => {
  const loaded = [...loadedBy('src/cli/actions/generate.ts')].filter((path) => forSpecs.test(path));
  expect(loaded).toEqual(expect.arrayContaining(['chevrotain', 'fast-xml-parser', 'handlebars']));
});
