// SPDX-License-Identifier: BSD-2-Clause
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellCommand } from '../../src/cli/shell-words.js';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { builtInSpecs, repository } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-check-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<CommandResult> => runCommand(args, scratch);
const at = (path: string): string => join(scratch, path);
const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));

/** Everything below a directory: paths, texts and time stamps. */
function stateOf(path: string): unknown {
  const names = readdirSync(at(path), { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => statSync(join(at(path), name)).isFile())
    .map((name) => [
      name,
      statSync(join(at(path), name)).mtimeMs,
      readFileSync(join(at(path), name), 'utf8'),
    ]);
}

beforeAll(async () => {
  cpSync(builtInSpecs, at('tree'), { recursive: true });
  const common = ['--sel4', 'tree', '--config', 'aarch64', '--set', 'DEBUG_BUILD=ON', '--set', 'PRINTING=ON'];
  expect(
    (await run('generate', ...common, '--layer', 'sys', '--crate-name', 'kernel', '--out', 'crate')).exit,
  ).toBe(0);
  expect((await run('generate', ...common, '--single-file', 'one.rs')).exit).toBe(0);
  expect((await run('snapshot', ...common, '--out', 'abi.json')).exit).toBe(0);
});

/** A copy of the crate, changed. */
function damaged(name: string, change: (path: string) => void = () => undefined): string {
  cpSync(at('crate'), at(name), { recursive: true, preserveTimestamps: true });
  change(name);
  return name;
}

describe('what a killed run has left', () => {
  it.each([
    ['a crate', 'left', '.sel4-bindgen.lock'],
    ['a crate', 'left', '.sel4-bindgen-1-elsewhere-a1B2c3'],
    ['a file', 'leftovers/one.rs', 'leftovers/.sel4-bindgen-1-elsewhere-a1B2c3'],
    ['a snapshot', 'leftovers/abi.json', 'leftovers/.sel4-bindgen-1-elsewhere-a1B2c3'],
  ])('is told of %s', async (what, path, left) => {
    const isCrate = what === 'a crate';
    cpSync(at(isCrate ? 'crate' : path.replace(/.*\//, '')), at(path), { recursive: true });
    const directory = at(isCrate ? join(path, left) : left);
    mkdirSync(directory);
    const args = ['check', path, '--sel4', 'tree', '--config', 'abi.json', '--explain-fix'];
    const { exit, stdout } = await run(...args);
    expect([exit, stdout]).toEqual([
      4,
      expect.stringContaining(`Files: 1 left over\n  left over: ${left}\n`),
    ]);
    expect(existsSync(directory)).toBe(true);
    // The next run sees that nobody is at work there.
    utimesSync(directory, new Date(2001, 1, 1), new Date(2001, 1, 1));
    const fix = /^ {2}sel4-bindgen (.*)$/m.exec(stdout)?.[1]?.split(' ') ?? [];
    expect((await run(...fix)).exit).toBe(0);
    expect(existsSync(directory)).toBe(false);
    expect((await run(...args)).exit).toBe(0);
  });
});

describe('what is up to date', () => {
  it('is a crate under the configuration, layer and name that it says itself', async () => {
    const before = stateOf('crate');
    expect(await run('check', 'crate', '--sel4', 'tree')).toEqual({
      exit: 0,
      stdout: 'crate: up to date\n',
      stderr: '',
    });
    expect(stateOf('crate')).toEqual(before);
  });
  it('is a snapshot, and the one in a crate is the same', async () => {
    expect((await run('check', 'abi.json', '--sel4', 'tree')).stdout).toBe('abi.json: up to date\n');
    expect(readFileSync(at('crate/sel4-abi.json'), 'utf8')).toBe(readFileSync(at('abi.json'), 'utf8'));
  });
  it('is a single file, if its configuration is given', async () => {
    const { exit, stderr } = await run('check', 'one.rs', '--sel4', 'tree');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('add --config')]);
    expect((await run('check', 'one.rs', '--sel4', 'tree', '--config', 'abi.json')).exit).toBe(0);
  });
  it('is a checkout with other line ends', async () => {
    const crate = damaged('windows', (path) => {
      for (const name of ['src/lib.rs', 'Cargo.toml', 'sel4-abi.json'])
        edit(`${path}/${name}`, (text) => text.replaceAll('\n', '\r\n'));
    });
    expect((await run('check', crate, '--sel4', 'tree')).exit).toBe(0);
  });
});

describe('drift', () => {
  it('of the configuration comes with the ABI first', async () => {
    const { exit, stdout } = await run('check', 'crate', '--sel4', 'tree', '--config', 'aarch64-mcs');
    expect(exit).toBe(4);
    expect(stdout.indexOf('label-renumbered')).toBeGreaterThan(0);
    expect(stdout.indexOf('Files:')).toBeGreaterThan(stdout.indexOf('Result:'));
    expect(stdout).toMatch(/made for another configuration:\n {4}Cargo|src\/config\.rs:\d+/);
    expect(stdout).not.toContain('This brings it up to date');
  });
  it('of a file that was edited, is missing, or is left over', async () => {
    const crate = damaged('edited', (path) => {
      edit(`${path}/src/lib.rs`, (text) => `${text}// mine\n`);
      rmSync(at(`${path}/src/config.rs`));
      cpSync(at(`${path}/src/sys/mod.rs`), at(`${path}/src/sys/gone.rs`));
      edit(`${path}/.sel4-bindgen-manifest.json`, (text) => text.replace('[', '["src/sys/gone.rs",'));
      writeFileSync(at(`${path}/src/mine.rs`), '// not generated\n');
    });
    const before = stateOf(crate);
    const { exit, stdout } = await run('check', crate, '--sel4', 'tree');
    expect(exit).toBe(4);
    expect(stdout).toContain('what belongs to that.\n\nFiles: 2 not the same, 1 missing, 1 left over\n');
    expect(stdout).toMatch(/edited, or made with other options:\n {4}src\/lib\.rs:\d+\n/);
    expect(stdout).toContain('  missing: src/config.rs\n  left over: src/sys/gone.rs\n');
    expect(stdout).not.toContain('mine.rs');
    expect(stateOf(crate)).toEqual(before);
  });
  it('of specs of which only a comment changed', async () => {
    cpSync(at('tree'), at('commented'), { recursive: true });
    const path = 'commented/libsel4/include/interfaces/object-api.xml';
    edit(path, (text) => `${text}<!-- no news -->\n`);
    const { exit, stdout } = await run('check', 'crate', '--sel4', 'commented');
    expect(exit).toBe(4);
    expect(stdout).toMatch(
      /The ABI is the same\.[^]*made from other specs:\n {4}\d+ in their first lines alone/,
    );
  });
  it('of a number in the specs', async () => {
    cpSync(at('tree'), at('changed'), { recursive: true });
    const path = 'changed/libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/constants.h';
    edit(path, (text) => text.replace(/(#define seL4_TCBBits\s+)11/, '$112'));
    const { exit, stdout } = await run('check', 'crate', '--sel4', 'changed');
    expect(exit).toBe(4);
    expect(stdout).toMatch(/size-bits-changed[^]*seL4_TCBBits: 12, was 11/);
    expect(stdout).toMatch(/src\/sys\/constants\.rs:\d+/);
  });
  it.each([
    ['edited', (text: string) => text.replace('"value": 11', '"value": 12'), 'its digest is not that'],
    ['no JSON', () => '<<<<<<< ours\n', 'it is no JSON'],
  ])('of a snapshot that is %s', async (name, change, problem) => {
    const crate = damaged(`snapshot ${name}`, (path) => edit(`${path}/sel4-abi.json`, change));
    const given = ['--config', 'abi.json', '--sel4', 'tree'];
    const { exit, stdout } = await run('check', crate, ...given);
    expect(exit).toBe(4);
    expect(stdout.replace(/\s+/g, ' ')).toContain(problem);
    expect(stdout).toContain('sel4-abi.json:');
    // Without it nobody knows the configuration.
    expect(await run('check', crate, '--sel4', 'tree')).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('--explain-fix', () => {
  const commandIn = (stdout: string): string => /^ {2}(sel4-bindgen .*)$/m.exec(stdout)?.[1] ?? '';

  it.each([
    ['a crate', () => damaged("o'dd $(name) `x`", (path) => rmSync(at(`${path}/src/lib.rs`)))],
    ['a single file', () => (edit('one.rs', (text) => `${text}//\n`), 'one.rs')],
    ['a snapshot', () => (edit('abi.json', (text) => text.replace('aarch64', 'aarch65')), 'abi.json')],
  ])('prints the command that brings %s up to date', async (_, make) => {
    const path = make();
    const given = ['--sel4', 'tree', '--config', 'crate/sel4-abi.json'];
    const { exit, stdout } = await run('check', path, ...given, '--explain-fix');
    expect(exit).toBe(4);
    const command = commandIn(stdout);
    // A shell takes it apart; the program is then run with these words.
    const words = execFileSync('sh', ['-c', `for word in ${command}; do printf '%s\\0' "$word"; done`], {
      encoding: 'utf8',
    }).split('\0');
    expect(words[0]).toBe('sel4-bindgen');
    expect((await run(...words.slice(1, -1))).exit).toBe(0);
    expect((await run('check', path, ...given)).exit).toBe(0);
  });
  it('needs no option that the crate has itself', async () => {
    const crate = damaged('fix', (path) => rmSync(at(`${path}/src/lib.rs`)));
    const { stdout } = await run('check', crate, '--sel4', 'tree', '--explain-fix');
    expect(commandIn(stdout)).toBe(
      'sel4-bindgen generate --out fix --crate-name kernel --layer sys --sel4 tree --config fix/sel4-abi.json',
    );
  });
  it('quotes what a shell would take for something else', () => {
    expect(shellCommand(['a', '', "it's", '$x y', '../a-b.c', 'A=B,C'])).toBe(
      "a '' 'it'\\''s' '$x y' ../a-b.c A=B,C",
    );
  });
});

describe('--json', () => {
  const schemaOf = (name: string): object =>
    JSON.parse(readFileSync(`${repository}/docs/schema/${name}.schema.json`, 'utf8')) as object;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true })
    .addSchema(schemaOf('sel4-abi-diff-1'))
    .compile(schemaOf('sel4-abi-check-1'));

  it.each([
    ['up to date', ['crate', '--sel4', 'tree'], 0],
    ['several with drift', ['crate', 'crate/sel4-abi.json', '--config', 'ia32'], 4],
  ])('is what the schema says: %s', async (_, args, code) => {
    const { exit, stdout } = await run('check', ...args, '--json');
    expect(exit).toBe(code);
    const document = JSON.parse(stdout) as { upToDate: boolean };
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(document.upToDate).toBe(code === 0);
  });
});

describe('what cannot be checked', () => {
  it.each([
    ['a path that is not there', ['nowhere'], 3, 'E0803'],
    ['something else', ['tree'], 3, 'E1004'],
    ['a tree that is none', ['crate', '--sel4', 'nowhere'], 3, 'E0801'],
    ['nothing', [], 2, 'missing required argument'],
    ['an empty path', [''], 2, 'a path is empty'],
  ])('%s', async (_, args, code, want) => {
    const { exit, stdout, stderr } = await run('check', ...args);
    expect([exit, stdout]).toEqual([code, '']);
    expect(stderr).toContain(want);
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});
