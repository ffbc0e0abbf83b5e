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

const print = async (...args: readonly string[]): Promise<string> => {
  const { exit, stdout, stderr } = await runCommand(args, repository);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout;
};

const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

const isThere = (program: string): boolean => spawnSync(program, { input: '' }).error === undefined;

type Offer = (words: readonly string[]) => Promise<string[]>;

/** What bash offers for the last word of a command line. */
const inBash: Offer = async (words) => {
  const script = `${await print('completion', 'bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_sel4_bindgen
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['-u', '-c', script, 'bash', 'sel4-bindgen', ...words];
  const { status, stdout, stderr } = spawnSync('bash', args, { cwd: directory, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
};

const inFish: Offer = async (words) => {
  writeFileSync(join(directory, 'c.fish'), await print('completion', 'fish'));
  const script = `source c.fish; complete -C ${JSON.stringify(`sel4-bindgen ${words.join(' ')}`)}`;
  const args = ['--no-config', '-c', script];
  const { status, stdout, stderr } = spawnSync('fish', args, { cwd: directory, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/\t.*|\/$/g, ''));
};

/** zsh completes in its line editor alone: a line ends with the key for that, and a function shows what came of it. */
const inZsh: Offer = async (words) => {
  writeFileSync(join(directory, '_sel4-bindgen'), await print('completion', 'zsh'));
  const script = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D; source ./_sel4-bindgen; stty -echo; PS1="
zpty -w shell 'sel4-bindgen() { print -r -- "<$@[-1]>" }; print -r -- re""ady'
zpty -r shell out '*ready*'
zpty -w shell "sel4-bindgen $1"$'\\t'
zpty -r shell out '*<*>*' && print -r -- $out
zpty -d shell`;
  const args = ['-f', '-c', script, 'zsh', words.join(' ')];
  const { stdout } = spawnSync('zsh', args, { cwd: directory, encoding: 'utf8', timeout: 60_000 });
  return [/<([^<>]*)>\s*$/.exec(stdout)?.[1]?.replace(/\/$/, '') ?? `nothing: ${stdout}`];
};

describe.each<[string, Offer]>([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish],
])('the completion of %s', (shell, offer) => {
  it.skipIf(!has(shell, '-c', 'true')).each([
    [['gen'], 'generate'],
    [['generate', '--lay'], '--layer'],
    [['generate', '--layer', 't'], 'typed'],
    [['generate', '--config', 'riscv64-m'], 'riscv64-mcs'],
    [['generate', '--out', 'o'], 'out'],
    [['init', 'ca'], 'cargo'],
    [['completion', 'f'], 'fish'],
    [['impact', '--arch', 'aarch6'], 'aarch64'],
    [['presets', '--verb'], '--verbose'],
    [['--color', 'alw'], 'always'],
    [['--color', 'always', 'gen'], 'generate'],
    [['--quiet', 'facts', '--color', 'nev'], 'never'],
    [['--quiet', 'diff', '--form'], '--format'],
  ])('offers for %j', async (words, wanted) => {
    expect(await offer(words)).toEqual([wanted]);
  });
});

describe.skipIf(!has('bash', '--version'))('the completion of bash', () => {
  it('takes names with blanks, and what stands behind an equals sign', async () => {
    expect(await inBash(['generate', '--config', 'my'])).toEqual(['my config.json']);
    expect(await inBash(['--color', '=', 'alw'])).toEqual(['always']);
    expect(await inBash(['--color', '=', 'always', 'gen'])).toEqual(['generate']);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the text for %s', async (shell) => {
  const text = await print('completion', shell);
  it('has every command and option that --help has', async () => {
    const commands = [...(await print('--help')).matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(
      ([, name = '']) => name,
    );
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(text).toMatch(new RegExp(`\\b${command}\\b`));
      for (const [, option = ''] of (await print(command, '--help')).matchAll(/^ {2}--([a-z\d-]+)/gm))
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

describe('the manual page', async () => {
  const page = await print('man');
  const complaints = (program: string, ...args: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(program, args, { input: page, encoding: 'utf8' });
    return program === 'mandoc' ? stdout : stderr;
  };
  it('has the exit codes and the commands', () => {
    expect(page).toMatch(/^\.TH SEL4-BINDGEN 1 /);
    expect(page).toContain('.SS sel4\\-bindgen init BUILD [options]');
    expect(page).toMatch(/\.B 70\nA mistake/);
  });
  it.skipIf(!isThere('mandoc'))('has nothing that mandoc complains of', () => {
    // No date: the same program gives the same page.
    const lines = complaints('mandoc', '-Tlint').split('\n');
    expect(lines.filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
  });
  it.skipIf(!isThere('groff'))('has nothing that groff complains of', () => {
    expect(complaints('groff', '-ww', '-man', '-Tutf8', '-Z')).toBe('');
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
