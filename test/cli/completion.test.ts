// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('completion');
afterAll(remove);
writeFileSync(join(directory, 'my config.json'), '');
mkdirSync(join(directory, 'out'));

const print = (...args: readonly string[]): string => {
  const { exit, stdout, stderr } = runCommand(args, repository);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout;
};

const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** What bash offers for the last word of a command line. */
function offered(words: readonly string[]): string[] {
  const script = `${print('completion', 'bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_sel4_bindgen
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-u', '-c', script, 'bash', 'sel4-bindgen', ...words],
    {
      cwd: directory,
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

describe.skipIf(!has('bash', '--version'))('the completion of bash', () => {
  it.each([
    [['gen'], ['generate']],
    [['generate', '--lay'], ['--layer']],
    [['generate', '--layer', 't'], ['typed']],
    [['generate', '--config', 'riscv64-m'], ['riscv64-mcs']],
    [['generate', '--config', 'my'], ['my config.json']],
    [['generate', '--out', 'o'], ['out']],
    [['init', 'ca'], ['cargo']],
    [['completion', 'f'], ['fish']],
  ])('%j', (words, wanted) => {
    expect(offered(words)).toEqual(wanted);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the completion of %s', (shell) => {
  const text = print('completion', shell);
  it('has every command and option that --help has', () => {
    const commands = [...print('--help').matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(text).toMatch(new RegExp(`\\b${command}\\b`));
      for (const [, option = ''] of print(command, '--help').matchAll(/^ {2}--([a-z\d-]+)/gm))
        if (option !== 'help')
          expect(text, `${command} ${option}`).toContain(shell === 'fish' ? `-l ${option}` : option);
    }
  });
  it.skipIf(!has(shell, '-c', 'true'))('is read by it', () => {
    const file = join(directory, shell);
    writeFileSync(file, text);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('the manual page', () => {
  const page = print('man');
  it('has the exit codes and the commands', () => {
    expect(page).toMatch(/^\.TH SEL4-BINDGEN 1 /);
    expect(page).toContain('.SS sel4\\-bindgen init BUILD [options]');
    expect(page).toMatch(/\.B 70\nA mistake/);
  });
  it.skipIf(!has('man', '--version'))('is read by man without complaint', () => {
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-l', '-'], {
      input: page,
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8', MAN_KEEP_FORMATTING: '' },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--single-file');
  });
});
