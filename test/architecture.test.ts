// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './helpers/paths.js';

/** What each layer may import: docs/ARCHITECTURE.md explains it, this enforces it. Files in src/ itself are layers too. */
const matrix: Readonly<Record<string, readonly string[]>> = {
  text: [],
  version: [],
  stages: [],
  diagnostics: ['text'],
  condition: ['diagnostics'],
  grammars: ['npm:chevrotain'],
  syntax: ['text', 'diagnostics', 'condition', 'grammars', 'npm:chevrotain', 'npm:fast-xml-parser'],
  ir: ['text', 'diagnostics', 'condition', 'grammars', 'syntax'],
  config: ['text', 'diagnostics', 'condition', 'syntax'],
  sources: ['text', 'diagnostics', 'config', 'syntax', 'node:fs', 'node:path'],
  model: ['text'],
  resolve: ['text', 'diagnostics', 'condition', 'syntax', 'ir', 'config', 'model', 'stages'],
  view: ['text', 'diagnostics', 'condition', 'model'],
  facts: ['text', 'model'],
  diff: ['text', 'facts', 'version'],
  explain: ['text', 'model', 'view', 'facts'],
  emit: ['text', 'diagnostics', 'view', 'stages', 'npm:handlebars', 'node:crypto'],
  output: ['emit', 'node:fs', 'node:os', 'node:path'],
  stamp: ['output', 'text', 'node:crypto', 'node:fs', 'node:os', 'node:path'],
  pipeline: ['diagnostics', 'config', 'ir', 'model', 'resolve', 'sources', 'stages'],
  variability: ['condition', 'diagnostics', 'config', 'ir', 'model', 'resolve', 'sources', 'syntax', 'text'],
  generate: [
    'text',
    'diagnostics',
    'config',
    'facts',
    'model',
    'sources',
    'view',
    'emit',
    'pipeline',
    'list-facts',
    'snapshot',
    'stages',
    'version',
  ],
  'list-facts': ['diagnostics', 'config', 'emit', 'facts', 'model', 'sources', 'stages', 'view', 'pipeline'],
  'explain-names': [
    'stages',
    'diagnostics',
    'config',
    'explain',
    'facts',
    'sources',
    'pipeline',
    'list-facts',
    'variability',
  ],
  snapshot: ['emit', 'facts'],
  impact: [
    'text',
    'diagnostics',
    'condition',
    'syntax',
    'ir',
    'config',
    'sources',
    'model',
    'resolve',
    'view',
    'facts',
    'diff',
    'stages',
  ],
  'generate-bitfield': ['text', 'diagnostics', 'config', 'sources', 'resolve', 'view', 'emit', 'version'],
  cli: [
    'text',
    'version',
    'diagnostics',
    'syntax',
    'config',
    'sources',
    'condition',
    'facts',
    'diff',
    'impact',
    'explain',
    'emit',
    'output',
    'stages',
    'stamp',
    'generate',
    'explain-names',
    'list-facts',
    'snapshot',
    'generate-bitfield',
    'npm:commander',
    'node:child_process',
    'node:fs',
    'node:os',
    'node:path',
    'node:url',
    'node:worker_threads',
  ],
  api: ['cli', 'diagnostics', 'generate', 'list-facts', 'snapshot', 'text', 'version'],
  program: ['cli'],
  launch: [
    'output',
    'stamp',
    'text',
    'version',
    'node:fs',
    'node:module',
    'node:path',
    'node:url',
    'node:vm',
  ],
};

/** Packages and modules that one file alone may use, so that replacing them stays possible. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'npm:handlebars': ['src/emit/engine.ts'],
  'npm:fast-xml-parser': ['src/syntax/xml/element.ts'],
  'node:crypto': ['src/emit/digest.ts', 'src/stamp/state.ts'],
};

interface Import {
  readonly place: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function sourceFiles(directory: string): string[] {
  return readdirSync(join(repository, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? sourceFiles(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

function layerOf(path: string): string {
  const [top, second = ''] = path.split('/');
  return top === 'grammars' ? 'grammars' : second.replace(/\.ts$/, '');
}

function importsOf(file: string): Import[] {
  const lines = readFileSync(join(repository, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const wanted = /^(?:import|export|\}).* from '([^']+)'/.exec(line)?.[1];
    if (wanted === undefined) return [];
    const to = wanted.startsWith('.')
      ? layerOf(
          normalize(join(dirname(file), wanted))
            .replaceAll('\\', '/')
            .replace(/\.js$/, '.ts'),
        )
      : wanted.startsWith('node:')
        ? wanted
        : `npm:${wanted}`;
    return [{ place: `${file}:${index + 1}`, file, from: layerOf(file), to }];
  });
}

const files = [...sourceFiles('src'), ...sourceFiles('grammars')];
const imports = files.flatMap(importsOf);

describe('layers', () => {
  it('import only what the matrix allows', () => {
    const wrong = imports.filter(({ from, to }) => from !== to && !matrix[from]?.includes(to));
    expect(wrong.map(({ place, to }) => `${place} imports ${to}`)).toEqual([]);
  });
  it('are all in the matrix, and the matrix allows nothing that nobody uses', () => {
    expect(Object.keys(matrix).sort()).toEqual([...new Set(files.map(layerOf))].sort());
    const unused = Object.entries(matrix).flatMap(([from, allowed]) =>
      allowed
        .filter((to) => !imports.some((one) => one.from === from && one.to === to))
        .map((to) => `${from} -> ${to}`),
    );
    expect(unused).toEqual([]);
  });
  it('are as docs/ARCHITECTURE.md shows them', () => {
    const page = readFileSync(join(repository, 'docs/ARCHITECTURE.md'), 'utf8');
    const lines = page.split('\n').filter((line) => line.startsWith('|'));
    const cellsOf = (line: string): string[] =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
    const head = lines.findIndex((line) => cellsOf(line).at(-1) === 'from outside');
    const columns = cellsOf(lines[head] ?? '').slice(1, -1);
    const rows = lines
      .slice(head + 2)
      .map(cellsOf)
      .filter((cells) => cells.length === columns.length + 2);
    const folders = readdirSync(join(repository, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const names = rows.map(([name = '']) => name);
    // What makes dist/ is no part of the program.
    const expected = [...folders.map(({ name }) => name), 'grammars', 'stages'].filter(
      (name) => name !== 'build',
    );
    expect([...names].sort()).toEqual(expected.sort());
    for (const [name = '', ...cells] of rows) {
      const allowed = matrix[name] ?? [];
      const marked = columns.filter((_column, index) => cells[index] === '✓');
      expect(marked, name).toEqual(columns.filter((column) => allowed.includes(column)));
      const outside = allowed.filter((one) => one.startsWith('npm:') || one === 'node:fs');
      expect(
        cells
          .at(-1)
          ?.split(', ')
          .filter((one) => one !== '' && !one.startsWith('in ')),
        name,
      ).toEqual(outside.map((one) => one.replace('npm:', '')));
      // No column is missing that a row would need.
      expect(
        allowed.filter((one) => names.includes(one) && !columns.includes(one)),
        name,
      ).toEqual([]);
    }
  });
  it('keep third-party packages in the one file that wraps them', () => {
    const wrong = imports.filter(({ file, to }) => onlyIn[to] && !onlyIn[to].includes(file));
    expect(wrong.map(({ place, to }) => `${place} imports ${to}`)).toEqual([]);
  });
  it('touch the disk in sources/disk.ts, output, cli, stamp and launch alone', () => {
    const wrong = imports.filter(
      ({ file, from, to }) =>
        to === 'node:fs' &&
        file !== 'src/sources/disk.ts' &&
        !['output', 'cli', 'stamp', 'launch'].includes(from),
    );
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });
  it('use no clock, randomness, console or environment below the command line', () => {
    const wrong = files
      .filter((file) => !/^src\/(?:cli|output|stamp|launch)\//.test(file))
      .filter((file) =>
        /\b(?:Date\.|new Date|Math\.random|console\.(?:log|error|warn)|process\.|performance\.)/.test(
          readFileSync(join(repository, file), 'utf8'),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('carry an SPDX line', () => {
    const wrong = files.filter(
      (file) =>
        !/^(?:#!.*\n)?\/\/ SPDX-License-Identifier: BSD-2-Clause\n/.test(
          readFileSync(join(repository, file), 'utf8'),
        ),
    );
    expect(wrong).toEqual([]);
  });
  it('stay short enough to be read in one sitting', () => {
    // A table may be as long as what it lists.
    const tables = ['src/diagnostics/codes.ts'];
    const long = files.filter(
      (file) =>
        !tables.includes(file) && readFileSync(join(repository, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });
});
