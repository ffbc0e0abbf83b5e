// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writePackage } from '../../src/cli/cmake-directory.js';
import { type Integration, integrations } from '../../src/cli/integrations.js';
import { runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('init');
afterAll(remove);

let count = 0;
let project = '';
beforeEach(() => {
  count += 1;
  project = join(directory, String(count));
  mkdirSync(project);
});

/** What names no configuration takes none. */
const configOf = (build: string): string[] =>
  'pathsFrom' in integrations[build as Integration] ? ['--config', 'aarch64-mcs'] : [];

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();

describe('init', () => {
  it.each(Object.keys(integrations))('%s shows what it wrote, and writes it once', async (build) => {
    const first = await runCommand(['init', build, ...configOf(build)], project);
    expect(first).toMatchObject({ exit: 0, stdout: '' });
    const shown = [...first.stderr.matchAll(/^wrote (.*)$/gm)].map(([, path]) => path);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(filesIn(project));
    for (const path of filesIn(project))
      expect(readFileSync(join(project, path), 'utf8'), path).not.toMatch(/\{\{config\}\}/);
    const second = await runCommand(['init', build, ...configOf(build)], project);
    expect(second.stderr).toBe(first.stderr.replaceAll(/^wrote/gm, 'kept '));
  });
  it('overwrites nothing that says something else, unless it is told to', async () => {
    writeFileSync(join(project, 'sel4-bindings.mk'), 'mine\n');
    const refused = await runCommand(['init', 'make'], project);
    expect(refused).toMatchObject({ exit: 3, stdout: '' });
    expect(refused.stderr).toMatch(/error\[E0806\]: .*sel4-bindings\.mk/);
    expect(readFileSync(join(project, 'sel4-bindings.mk'), 'utf8')).toBe('mine\n');
    expect((await runCommand(['init', 'make', '--force'], project)).exit).toBe(0);
    expect(readFileSync(join(project, 'sel4-bindings.mk'), 'utf8')).toContain('SEL4_RLIB');
  });
  it('writes nothing at all where one file of many is in the way', async () => {
    mkdirSync(join(project, 'sel4-bindings'));
    writeFileSync(join(project, 'sel4-bindings/build.rs'), 'fn main() {}\n');
    expect((await runCommand(['init', 'cargo'], project)).exit).toBe(3);
    expect(filesIn(project)).toEqual(['sel4-bindings/build.rs']);
  });
  it.each([
    ['cargo', 'sel4-bindings/build.rs', '.config("../../work/build/gen_config.json")'],
    ['cmake', 'sel4-bindings.cmake', 'set(SEL4_CONFIG "../work/build/gen_config.json"'],
    ['make', 'sel4-bindings.mk', 'SEL4_CONFIG ?= ../work/build/gen_config.json\n'],
  ])('%s names a file from where paths in it begin', async (build, path, wanted) => {
    mkdirSync(join(project, 'work/build'), { recursive: true });
    writeFileSync(join(project, 'work/build/gen_config.json'), '{}');
    const args = ['init', build, '--dir', '../other', '--config', 'build/gen_config.json'];
    expect(await runCommand(args, join(project, 'work'))).toMatchObject({ exit: 0 });
    const text = readFileSync(join(project, 'other', path), 'utf8');
    expect(text).toContain(wanted);
  });
  it('names a file that begins at the root as it was given', async () => {
    const path = join(project, 'gen_config.json');
    writeFileSync(path, '{}');
    expect(await runCommand(['init', 'cargo', '--config', path], project)).toMatchObject({ exit: 0 });
    expect(readFileSync(join(project, 'sel4-bindings/build.rs'), 'utf8')).toContain(`.config("${path}")`);
  });
  it.each([
    ['arch64', /error\[E0702\]: unknown preset or file `arch64`\n  help: Did you mean `aarch64`\?/],
    ['aarch64-msc', /error\[E0702\]/],
    ['build/gen_config.json', /error\[E0803\]: cannot read `build\/gen_config\.json`: there is no such file/],
  ])('takes no configuration that is not there: %s', async (config, problem) => {
    const { exit, stderr } = await runCommand(['init', 'cargo', '--config', config], project);
    expect(stderr).toMatch(problem);
    expect(exit).toBe(3);
    expect(filesIn(project)).toEqual([]);
  });
  it('takes none for files that name none', async () => {
    const { exit, stderr } = await runCommand(['init', 'ci', '--config', 'aarch64'], project);
    expect(exit).toBe(2);
    expect(stderr).toContain('the files of `ci` name no configuration');
    expect(filesIn(project)).toEqual([]);
  });
  it('says which of its paths is a directory, or has a file above it', async () => {
    mkdirSync(join(project, 'sel4-bindings/build.rs'), { recursive: true });
    writeFileSync(join(project, 'sel4-bindings/src'), 'a file\n');
    const { exit, stderr } = await runCommand(['init', 'cargo', '--force'], project);
    expect(exit).toBe(3);
    expect(stderr).toContain('error[E0806]: cannot write `sel4-bindings/build.rs`: it is a directory');
    expect(stderr).toMatch(/error\[E0806\]: cannot write `sel4-bindings\/src\/lib\.rs`: /);
    expect(filesIn(project)).toEqual(['sel4-bindings/src']);
  });
  it.each(['a"b', 'a b', "it's", '$(x)', 'a\nb'])(
    'takes no configuration that would be code: %j',
    async (config) => {
      const { exit, stderr } = await runCommand(['init', 'make', '--config', config], project);
      expect(exit).toBe(2);
      expect(stderr).toContain('cannot be written');
      expect(filesIn(project)).toEqual([]);
    },
  );
  it('has the recipes of docs/check.md', async () => {
    const page = readFileSync(`${repository}/docs/check.md`, 'utf8');
    for (const [build, recipe] of [
      ['ci', 'github'],
      ['gitlab', 'gitlab'],
    ] as const) {
      await runCommand(['init', build], project);
      const [path = ''] = filesIn(project).filter((name) =>
        name.includes(build === 'ci' ? '.github' : 'gitlab'),
      );
      const text = readFileSync(join(project, path), 'utf8');
      expect(page).toContain(`<!-- recipe: ${recipe} -->\n\n\`\`\`yaml\n${text}\`\`\``);
    }
  });
});

describe('--cmakedir', () => {
  it('prints where the package is', async () => {
    vi.stubEnv('XDG_CACHE_HOME', directory);
    const { exit, stdout } = await runCommand(['--cmakedir'], project);
    vi.unstubAllEnvs();
    expect(exit).toBe(0);
    expect(stdout).toContain(`${directory}/sel4-bindgen/cmake-`);
    expect(readFileSync(join(stdout.trim(), 'Sel4BindgenConfig.cmake'), 'utf8')).toContain(
      'sel4_bindgen_generate',
    );
  });
  it.each(['', 'relative'])('prints a whole path where the cache is said to be in %j', async (cache) => {
    vi.stubEnv('HOME', directory);
    vi.stubEnv('XDG_CACHE_HOME', cache);
    const { stdout } = await runCommand(['--cmakedir'], project);
    vi.unstubAllEnvs();
    expect(isAbsolute(stdout.trim())).toBe(true);
    expect(filesIn(project)).toEqual([]);
  });
  it.each([
    // Nobody writes to /proc, whoever it is.
    ['cannot be made', { XDG_CACHE_HOME: '/proc/nowhere' }, '/proc/nowhere/sel4-bindgen'],
    ['is a file', { XDG_CACHE_HOME: process.execPath }, `${process.execPath}/sel4-bindgen`],
    ['is that of nobody', { XDG_CACHE_HOME: '', HOME: '' }, '~/.cache/sel4-bindgen'],
    [
      'is below a file',
      { XDG_CACHE_HOME: '', HOME: process.execPath },
      `${process.execPath}/.cache/sel4-bindgen`,
    ],
  ] as const)('prints nothing where the cache %s, and says what to do', async (_what, env, path) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const { exit, stdout, stderr } = await runCommand(['--cmakedir'], project);
    vi.unstubAllEnvs();
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr).toContain(`error[E0808]: cannot keep the package for CMake in \`${path}\`: `);
    expect(stderr).toContain('help: Set XDG_CACHE_HOME');
    expect(filesIn(project)).toEqual([]);
  });
  it('has a directory of its own for each content and each program', () => {
    const write = (text: string, program: string): string =>
      writePackage(new Map([['a/b.cmake', text]]), program, project);
    const one = write('one\n', '/opt/a.mjs');
    expect(write('two\n', '/opt/a.mjs')).not.toBe(one);
    expect(write('one\n', '/opt/b.mjs')).not.toBe(one);
    expect(write('one\n', '/opt/a.mjs')).toBe(one);
    expect(readFileSync(join(one, 'a/b.cmake'), 'utf8')).toBe('one\n');
  });
  it('belongs to a package of this version', () => {
    const { version } = JSON.parse(readFileSync(`${repository}/package.json`, 'utf8')) as { version: string };
    const text = readFileSync(
      `${repository}/templates/integration/cmake-package/Sel4BindgenConfigVersion.cmake`,
      'utf8',
    );
    expect(text).toContain(`set(PACKAGE_VERSION "${version}")`);
    const helper = `${repository}/templates/integration/cargo/sel4-bindings/sel4-bindgen/Cargo.toml`;
    expect(readFileSync(helper, 'utf8')).toContain(`\nversion = "${version}"\n`);
  });
});
