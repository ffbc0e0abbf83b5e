// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('progress');
afterAll(remove);

const erase = '\r\u001b[K';
const program = join(repository, 'dist', 'sel4-bindgen.mjs');

/** What a terminal is sent; standard output goes elsewhere. */
function onTerminal(args: string, env: Record<string, string> = {}): string {
  const command = `${process.execPath} ${program} ${args} > out.txt`;
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1', ...env },
  });
  expect(status).toBe(0);
  return stdout.replaceAll('\r\n', '\n');
}

/** What is still to be seen when all is done. */
const left = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.split(erase).at(-1))
    .join('\n');

const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(!hasScript)('progress on a terminal', () => {
  const rows = ['aarch64', 'aarch32', 'riscv64', 'riscv32', 'x86_64', 'ia32'];
  writeFileSync(
    join(directory, 'm.json'),
    JSON.stringify(rows.map((config) => ({ name: config, config: [config] }))),
  );
  it('names what is being done, and leaves nothing behind', () => {
    const shown = onTerminal('impact');
    expect(shown).toMatch(/^(?:\r\u001b\[K\w+, under all configurations \.\.\.)+\r\u001b\[K$/);
    expect(left(shown)).toBe('');
  });
  it('counts the rows of a matrix', () => {
    const shown = onTerminal('generate --matrix m.json --out m --no-cache');
    expect(shown).toContain(`${erase}6 of 6 configurations${erase}`);
    expect(left(shown)).toMatch(/^6 crates in m, \d+\.\d\d s\n$/);
  });
  it.each([
    ['impact --quiet --arch ia32', {}],
    ['impact --arch ia32 --arch riscv32', { TERM: 'dumb' }],
  ])('is not there with %s %j', (args, env) => {
    expect(onTerminal(args, env)).toBe('');
  });
  it('is not there with --verbose, which says it in lines', () => {
    const shown = onTerminal('impact --arch ia32 --verbose');
    expect(shown).not.toContain(erase);
    expect(shown).toMatch(/^ +\d+ ms {2}ia32, under all configurations$/m);
  });
});

it('there is none without a terminal', () => {
  const { code, stderr } = runCli(['impact', '--arch', 'ia32', '--arch', 'riscv32'], directory);
  expect([code, stderr]).toEqual([0, '']);
});
