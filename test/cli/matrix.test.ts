// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

describe('a matrix', () => {
  it('gives for each row what a run of its own gives, in threads and without', () => {
    const rows = [
      { name: 'one', config: ['aarch64-mcs'] },
      { name: 'two', config: ['x86_64'], layer: 'sys', 'crate-name': 'two' },
      { name: 'three', config: ['riscv32'], docs: 'none' },
      { name: 'four', config: ['aarch32'], set: ['CONFIG_DEBUG_BUILD=ON'] },
    ];
    const args = ['generate', '--matrix', write('m.json', rows), '--out'];
    expect(runCli([...args, 'threads'], scratch).code).toBe(0);
    expect(runCommand([...args, 'alone'], scratch).exit).toBe(0);
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
  it.each<[string, unknown]>([
    ['not a list', { name: 'a' }],
    ['not a list', []],
    ['entry 1: it is no object', [3]],
    ['entry 1: `name`', [{ config: ['aarch64'] }]],
    ['entry 1: `name`', [{ name: '../up', config: ['aarch64'] }]],
    [
      'entry 2: there is another',
      [
        { name: 'a', config: ['x86_64'] },
        { name: 'A', config: ['x86_64'] },
      ],
    ],
    ['`toString` is none of', [{ name: 'a', config: ['aarch64'], toString: 'x' }]],
    ['`layer` has a value', [{ name: 'a', config: ['aarch64'], layer: 'all' }]],
    ['has no `config`', [{ name: 'a' }]],
  ])('says what is wrong with its file: %s', (problem, rows) => {
    const args = ['generate', '--matrix', write('bad.json', rows), '--out', 'bad'];
    const { exit, stderr } = runCommand(args, scratch);
    expect([exit, stderr]).toEqual([3, expect.stringContaining(problem)]);
  });
});
