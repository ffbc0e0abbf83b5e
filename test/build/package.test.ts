// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installPacked } from '../helpers/packed.js';
import { repository } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { toolVersion } from '../../src/version.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-package-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const project = installPacked(scratch);
const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

it('is installed with no other package', () => {
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'sel4-bindgen',
  ]);
});

it('runs by its name', () => {
  const { status, stdout } = run(join(project, 'node_modules', '.bin', 'sel4-bindgen'), ['--version']);
  expect([status, stdout]).toEqual([0, expect.stringContaining(`sel4-bindgen ${toolVersion} (sha256 `)]);
});

it('generates the same as the program of the repository', () => {
  const args = ['generate', '--config', 'aarch64-mcs', '--single-file', '-'];
  const { status, stdout } = run(join(project, 'node_modules', '.bin', 'sel4-bindgen'), args);
  expect(status).toBe(0);
  expect(stdout).toBe(runCli(args).stdout);
});

it('is imported, and gives what the command line writes', () => {
  const script = `
    import { generate, snapshot, version } from 'sel4-bindgen';
    const config = ['riscv64'];
    const { files, diagnostics } = generate({ config, singleFile: true });
    const wrong = generate({ config, set: ['no such thing'] });
    console.log(JSON.stringify({ version, files, diagnostics, wrong, snapshot: snapshot({ config }).text }));`;
  const { status, stdout, stderr } = run(process.execPath, ['--input-type=module', '--eval', script]);
  expect([status, stderr]).toEqual([0, '']);
  const given = JSON.parse(stdout) as Record<string, unknown>;
  const text = runCli(['generate', '--config', 'riscv64', '--single-file', '-']).stdout;
  expect(given).toMatchObject({ version: toolVersion, diagnostics: [], files: [{ path: 'lib.rs', text }] });
  expect(given['snapshot']).toBe(runCli(['snapshot', '--config', 'riscv64', '--out', '-']).stdout);
  expect(given['wrong']).toMatchObject({ diagnostics: [{ severity: 'error' }] });
  expect(given['wrong']).not.toHaveProperty('files');
});

it('is what `require` gives too', () => {
  const script =
    "const { generate, version } = require('sel4-bindgen');\nconsole.log(version, generate.length);";
  const { status, stdout, stderr } = run(process.execPath, ['--input-type=commonjs', '--eval', script]);
  expect([status, stdout, stderr]).toEqual([0, `${toolVersion} 1\n`, '']);
});

it('has types that a strict compiler accepts, and that refuse what is wrong', () => {
  const source = `
    import { generate, type OutputFile } from 'sel4-bindgen';
    const files: readonly OutputFile[] = generate({ config: ['x86_64'], layer: 'sys' }).files ?? [];
    // @ts-expect-error: there is no such layer
    generate({ config: ['x86_64'], layer: 'all' });
    export const paths: string[] = files.map(({ path }) => path);\n`;
  writeFileSync(join(project, 'use.ts'), source);
  const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    const options = { strict: true, skipLibCheck: false, types: [], target: 'es2022', noEmit: true };
    const config = { compilerOptions: { ...options, module, moduleResolution }, files: ['use.ts'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    const { status, stdout } = run(process.execPath, [tsc, '--project', 'tsconfig.json']);
    expect([status, stdout]).toEqual([0, '']);
  }
});

it('names only files that are there', () => {
  const installed = join(project, 'node_modules', 'sel4-bindgen');
  const json = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
  const paths = JSON.stringify([json['main'], json['types'], json['bin'], json['exports']]).match(
    /dist\/[\w.-]+/g,
  );
  expect(new Set(paths).size).toBe(5);
  expect(paths?.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
});

it('has the examples that the pages on builds link to', () => {
  const installed = join(project, 'node_modules', 'sel4-bindgen');
  const links = ['builds', 'cargo', 'cmake', 'make', 'ci', 'targets'].flatMap((page) => {
    const text = readFileSync(join(installed, 'docs', `${page}.md`), 'utf8');
    return [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => join('docs', link));
  });
  expect(links).toContain('fixtures/projects/make/Makefile');
  expect(links.filter((link) => !existsSync(join(installed, link)))).toEqual([]);
  expect(existsSync(join(installed, 'fixtures/projects/cargo/.cargo/config.toml'))).toBe(true);
});
