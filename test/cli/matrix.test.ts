// SPDX-License-Identifier: BSD-2-Clause
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { runCli } from '../helpers/run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-matrix-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, rows: unknown): string {
  writeFileSync(join(scratch, name), JSON.stringify(rows));
  return name;
}

const file = (out: string, row: string, path: string): string =>
  readFileSync(join(scratch, out, row, path), 'utf8');

/** The texts of all files, by their paths. */
function filesBelow(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

describe('a matrix', () => {
  it('gives for each row what a run of its own gives, in threads and without', async () => {
    const rows = [
      { name: 'one', config: ['aarch64-mcs'] },
      { name: 'two', config: ['x86_64'], layer: 'sys', 'crate-name': 'two' },
      { name: 'three', config: ['riscv32'], docs: 'none' },
      { name: 'four', config: ['aarch32'], set: ['CONFIG_DEBUG_BUILD=ON'] },
    ];
    const args = ['generate', '--matrix', write('m.json', rows), '--out'];
    expect(runCli([...args, 'threads'], scratch).code).toBe(0);
    expect((await runCommand([...args, 'alone'], scratch)).exit).toBe(0);
    const single = [
      'generate',
      '--config',
      'x86_64',
      '--layer',
      'sys',
      '--crate-name',
      'two',
      '--out',
      'single/two',
    ];
    expect(runCli(single, scratch).code).toBe(0);
    for (const path of ['Cargo.toml', 'src/lib.rs', 'sel4-abi.json']) {
      expect(file('threads', 'two', path)).toBe(file('single', 'two', path));
      for (const { name } of rows) expect(file('threads', name, path)).toBe(file('alone', name, path));
    }
  });
  it('gives what runs of their own give, whatever else was read and made before in the same process', () => {
    const architectures = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64'];
    const presets = architectures.flatMap((name) => [name, `${name}-mcs`, `${name}-debug`]);
    const rows = presets.map((name) => ({ name, config: [name] }));
    const run = (name: string, of: typeof rows): Record<string, string> => {
      expect(runCli(['generate', '--matrix', write(`${name}.json`, of), '--out', name], scratch).code).toBe(
        0,
      );
      return filesBelow(join(scratch, name));
    };
    const forward = run('forward', rows);
    expect(Object.keys(forward).length).toBeGreaterThan(presets.length * 20);
    expect(run('backward', rows.toReversed())).toEqual(forward);
    for (const preset of presets.filter((name) => name.endsWith('-mcs'))) {
      const args = ['generate', '--config', preset, '--out', join('alone-again', preset)];
      expect(runCli(args, scratch).code).toBe(0);
      const inMatrix = Object.entries(forward).flatMap(([path, text]) =>
        path.startsWith(`${preset}/`) ? [[path.slice(preset.length + 1), text]] : [],
      );
      expect(filesBelow(join(scratch, 'alone-again', preset))).toEqual(Object.fromEntries(inMatrix));
    }
  });
  it('writes nothing unless all rows are right, and shows what is wrong with each', () => {
    const rows = ['aarch64', 'no-such-preset', 'x86_64', 'nor-this'].map((config) => ({
      name: config,
      config: [config],
    }));
    const args = ['generate', '--matrix', write('wrong.json', rows), '--out', 'wrong'];
    const { code, stderr } = runCli(args, scratch);
    expect(code).toBe(3);
    expect(stderr).toMatch(/In no-such-preset:[^]*In nor-this:[^]*2 of 4 configurations are wrong/);
    expect(existsSync(join(scratch, 'wrong'))).toBe(false);
  });
  it('counts in English', async () => {
    const matrix = (...configs: readonly string[]) =>
      write(
        'count.json',
        configs.map((config) => ({ name: config, config: [config], layer: 'sys' })),
      );
    const say = async (...configs: readonly string[]): Promise<string> =>
      (await runCommand(['generate', '--matrix', matrix(...configs), '--out', 'counted'], scratch)).stderr;
    expect(await say('aarch64')).toMatch(/^1 crate in counted, /m);
    expect(await say('aarch64', 'x86_64')).toMatch(/^2 crates in counted, /m);
    expect(await say('none')).toMatch(/^1 of 1 configuration is wrong$/m);
    expect(await say('none', 'aarch64')).toMatch(/^1 of 2 configurations is wrong$/m);
    expect(await say('none', 'nor-this')).toMatch(/^2 of 2 configurations are wrong$/m);
  });
  it('says of every row that could not be written why, and writes the others', () => {
    const names = ['aarch64', 'x86_64', 'riscv32', 'ia32'];
    const rows = names.map((name) => ({ name, config: [name], layer: 'sys' }));
    // They are somebody else's.
    for (const name of ['aarch64', 'ia32']) {
      mkdirSync(join(scratch, 'partly', name), { recursive: true });
      writeFileSync(join(scratch, 'partly', name, 'Cargo.toml'), '[package]\n');
    }
    const args = ['generate', '--matrix', write('partly.json', rows), '--out', 'partly'];
    const { code, stderr } = runCli(args, scratch);
    expect(code).toBe(3);
    expect(stderr).toMatch(/E0806[^]*partly\/aarch64[^]*E0806[^]*partly\/ia32[^]*2 errors/);
    const isThere = names.map((name) => existsSync(join(scratch, 'partly', name, 'src', 'lib.rs')));
    expect(isThere).toEqual([false, true, true, false]);
  });
  it.each<[string, unknown]>([
    ['1:1: error[E1104]: cannot read the matrix: it is to be a list', { name: 'a' }],
    ['1:1: error[E1104]: cannot read the matrix: the list is empty', []],
    ['1:2: error[E1104]: cannot read the matrix: an entry is to be an object', [3]],
    ['1:2: error[E1104]: cannot read the matrix: an entry has no `name`', [{ config: ['aarch64'] }]],
    ['1:10: error[E1103]: `name` takes', [{ name: '../up', config: ['aarch64'] }]],
    [
      '1:43: error[E1105]: two entries are called `A`',
      [
        { name: 'a', config: ['x86_64'] },
        { name: 'A', config: ['x86_64'] },
      ],
    ],
    ['1:35: error[E1102]: unknown key `toString`', [{ name: 'a', config: ['aarch64'], toString: 'x' }]],
    ['1:43: error[E1103]: `layer` takes one of', [{ name: 'a', config: ['aarch64'], layer: 'all' }]],
    ['1:2: error[E1104]: cannot read the matrix: an entry has no `config`', [{ name: 'a', config: [] }]],
  ])('says what is wrong with its file: %s', async (problem, rows) => {
    const args = ['generate', '--matrix', write('bad.json', rows), '--out', 'bad'];
    const { exit, stderr } = await runCommand(args, scratch);
    expect([exit, stderr]).toEqual([3, expect.stringContaining(`bad.json:${problem}`)]);
    expect(stderr.match(/error\[/g)).toHaveLength(1);
  });
  it('shows the place of a setting that is wrong in a thread, too', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({
      name,
      config: ['ia32'],
      set: ['MAX_NUM_NODES=1', ...(name === 'f' ? ['KERNEL_MSC=ON'] : [])],
    }));
    const args = ['generate', '--matrix', write('misspelt.json', rows), '--out', 'misspelt'];
    const { code, stderr } = runCli(args, scratch);
    expect(code).toBe(3);
    const column = JSON.stringify(rows).indexOf('"KERNEL_MSC') + 1;
    expect(stderr).toContain(`In f:\nmisspelt.json:1:${column}: error[E0703]: `);
  });
  it('says why its file cannot be read', async () => {
    for (const [path, problem] of [
      ['nowhere.json', 'there is no such file'],
      ['.', 'there is no such file'],
    ] as const) {
      const { exit, stderr } = await runCommand(['generate', '--matrix', path, '--out', 'bad'], scratch);
      expect([exit, stderr]).toEqual([
        3,
        expect.stringContaining(`E0803]: cannot read \`${path}\`: ${problem}`),
      ]);
    }
  });
});
