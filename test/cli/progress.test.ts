// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { builtInSpecs, repository } from '../helpers/paths.js';
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
    const text = /^(?:names of options|\w+, under all configurations) \.\.\.(?: [^\r\n]+)?$/;
    const [before, ...lines] = shown.split(erase);
    expect([before, lines.pop()]).toEqual(['', '']);
    expect(lines).toContain('riscv64, under all configurations ...');
    for (const line of lines) expect(line).toMatch(text);
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

/** What a terminal is sent by a run in which each look at the clock takes a while. */
async function onSlowMachine(args: readonly string[], isTerminal = true): Promise<CommandResult> {
  let time = 0;
  const clock = vi.spyOn(process, 'uptime').mockImplementation(() => (time += 0.06));
  const { isTTY } = process.stderr;
  process.stderr.isTTY = isTerminal;
  vi.stubEnv('TERM', 'xterm');
  try {
    return await runCommand([...args, '--color', 'never'], directory);
  } finally {
    process.stderr.isTTY = isTTY;
    vi.unstubAllEnvs();
    clock.mockRestore();
  }
}

describe('progress within what takes long', () => {
  writeFileSync(
    join(directory, 'two.json'),
    '[{ "name": "a", "config": ["ia32"] }, { "name": "b", "config": ["ia32-mcs"] }]',
  );
  it.each<[args: string, ...shown: string[]]>([
    // Where steps are told of a stage that began before anybody minded.
    [
      'impact --arch ia32',
      'ia32, under all configurations ... CONFIG_',
      'ia32, under all configurations ... sel4/',
    ],
    ['generate --config ia32 --out out', 'C headers ... sel4/', 'Rust ... '],
    ['generate --matrix two.json --out m', 'the configurations of two.json ... ', '1 of 2 configurations'],
    ['check abi.json --config ia32', 'C headers ... ', 'Rust ... '],
    [
      `diff ${builtInSpecs}@ia32 ${builtInSpecs}@ia32-mcs --fail-on never`,
      'C headers ... sel4/',
      'comparing ...',
    ],
    ['explain seL4_TCB_Configure --config ia32', 'other configurations ...'],
  ])('is there and goes away: %s', async (line, ...texts) => {
    if (line.startsWith('check'))
      await onSlowMachine(['snapshot', '--config', 'ia32', '--out', 'abi.json'], false);
    const args = line.split(' ');
    const shown = await onSlowMachine(args);
    expect(shown.exit).toBe(0);
    for (const text of texts) expect(shown.stderr).toContain(`${erase}${text}`);
    const still = await onSlowMachine(args, false);
    expect(still.stderr).not.toContain(erase);
    const withoutTime = (text: string): string => text.replace(/\d+\.\d\d s$/m, '');
    expect(withoutTime(left(shown.stderr))).toBe(withoutTime(still.stderr));
    expect(shown.stdout).toBe(still.stdout);
  });
});

it('there is none without a terminal', () => {
  const { code, stderr } = runCli(['impact', '--arch', 'ia32', '--arch', 'riscv32'], directory);
  expect([code, stderr]).toEqual([0, '']);
});
