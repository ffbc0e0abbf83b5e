// SPDX-License-Identifier: BSD-2-Clause
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { builtInSpecs } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('manners');
afterAll(remove);

const run = (...args: readonly string[]): Promise<CommandResult> => runCommand(args, directory);
const commands = createProgram(() => undefined).commands.map((command) => command.name());
const escape = '\u001b[';

describe.each(commands)('%s', (command) => {
  it('has help with examples and the options of all commands', async () => {
    for (const flag of ['--help', '-h']) {
      const { exit, stdout, stderr } = await run(command, flag);
      expect([exit, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`\\nExamples:\\n {2}(?:source <\\()?sel4-bindgen ${command}`));
      for (const option of ['--quiet', '--verbose', '--color', '--config-file'])
        expect(stdout).toContain(`  ${option}`);
      expect(stdout).not.toMatch(/default: (?:\[\]|false)/);
    }
  });
  it('guesses what an option was meant to be, and says where its help is', async () => {
    const { exit, stdout, stderr } = await run(command, '--verbos');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean --verbose?');
    expect(stderr).toContain(`Run \`sel4-bindgen ${command} --help\` for help.`);
  });
});

describe('a wrong command line', () => {
  it.each([
    [['genrate'], 'Did you mean generate?'],
    [['generate', '--layer', 'tpyed'], 'Did you mean `typed`?'],
    [['generate', '--docs', 'ful'], 'Did you mean `full`?'],
    [['facts', '--headers', 'bultin'], 'Did you mean `builtin`?'],
    [['facts', '--color', 'alwyas'], 'Did you mean `always`?'],
    [['diff', '--format', 'makrdown'], 'Did you mean `markdown`?'],
    [['diff', '--fail-on', 'braking'], 'Did you mean `breaking`?'],
    [['diff', 'a', 'b', '--report', 'srif=x'], 'Did you mean `sarif`?'],
    [['diff', 'a', 'b', '--severity', 'label-renumberd=source'], 'Did you mean `label-renumbered`?'],
    [['diff', 'a', 'b', '--severity', 'label-renumbered=binray'], 'Did you mean `binary`?'],
    [['impact', '--arch', 'aarch46'], 'Did you mean `aarch64`?'],
    [['init', 'cagro'], 'Did you mean `cargo`?'],
    [['completion', 'bsh'], 'Did you mean `bash`?'],
    [['explain', 'label-renumbred'], 'Did you mean `label-renumbered`?'],
    [['explain', 'E07011'], 'Did you mean `E0701`?'],
    [['--quiet', '--verbose', 'presets'], 'give either --quiet or --verbose'],
  ])('is told what was probably meant: %j', async (args, help) => {
    const { exit, stdout, stderr } = await run(...args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(help);
  });
  it('is told it for presets, which may be files as well', async () => {
    const { exit, stderr } = await run('facts', '--config', 'aarch46');
    expect([exit, stderr]).toEqual([3, expect.stringContaining('Did you mean `aarch64`?')]);
  });
});

describe('--quiet and --verbose', () => {
  const out = ['--config', 'ia32', '--sel4', builtInSpecs, '--out'];
  it.each([
    ['generate', ['generate', ...out, 'crate']],
    ['snapshot', ['snapshot', ...out, 'abi.json']],
    ['init', ['init', 'make']],
    ['facts', ['facts', 'seL4_WordBits']],
  ])('%s has words for people, which can be left out', async (_name, args) => {
    const usual = await run(...args);
    expect([usual.exit, usual.stderr === '']).toEqual([0, false]);
    for (const quiet of [await run('--quiet', ...args), await run(...args, '--quiet')])
      expect(quiet).toEqual({ exit: 0, stdout: usual.stdout, stderr: '' });
  });
  it('keep back no diagnostic', async () => {
    expect((await run('facts', '--config', 'none', '--quiet')).stderr).toContain('error[E0702]');
    expect((await run('generate', '--quiet')).stderr).toContain('error: give either --out DIR');
  });
  it('tell what was read from where, what won, and how long it took', async () => {
    writeFileSync(join(directory, 'more.conf'), 'DEBUG_BUILD=ON\n');
    const args = ['facts', 'seL4_WordBits', '--sel4', builtInSpecs, '--config', 'ia32'];
    const { stdout, stderr } = await run(
      ...args,
      '--config',
      'more.conf',
      '--set',
      'PRINTING=ON',
      '--verbose',
    );
    expect(stdout).toBe((await run(...args, '--quiet')).stdout);
    expect(stderr).toContain(`specs: source tree ${builtInSpecs}\n`);
    expect(stderr).toContain('configuration ia32 more.conf PRINTING=ON, for ia32\n');
    expect(stderr).toContain('CONFIG_DEBUG_BUILD is ON (more.conf), not OFF (preset ia32)');
    expect(stderr).toContain('CONFIG_PRINTING is ON (--set), not OFF (preset ia32)');
    expect(stderr).toMatch(/^ +\d+ ms {2}C headers$/m);
    expect(stderr).toContain(`read ${join(directory, 'more.conf')}\n`);
    expect(stderr).toMatch(/^read .*object-api\.xml$/m);
  });
});

describe('colours', async () => {
  writeFileSync(join(directory, 'wrong.conf'), 'SEL4_ARCH=sparc\n');
  const wrong = ['facts', '--config', 'wrong.conf'];
  const plain = (await run(...wrong)).stderr;
  const coloured = (args: readonly string[], env: Record<string, string> = {}): boolean => {
    const { stderr } = runCli(args, directory, { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env });
    // eslint-disable-next-line no-control-regex
    expect(stderr.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    return stderr.includes(escape);
  };
  it.each<[boolean, readonly string[], Record<string, string>]>([
    [false, [], {}],
    [true, ['--color', 'always'], {}],
    [true, ['--color', 'always'], { NO_COLOR: '1' }],
    [true, [], { FORCE_COLOR: '1' }],
    [false, [], { FORCE_COLOR: '0' }],
    [true, [], { FORCE_COLOR: '1', NO_COLOR: '1' }],
    [false, ['--color', 'never'], { FORCE_COLOR: '1' }],
  ])('%s for %j and %j, with the same words', (wanted, args, env) => {
    expect(coloured([...wrong, ...args], env)).toBe(wanted);
    expect(coloured([...args, ...wrong], env)).toBe(wanted);
  });
  it.each([
    [['rules']],
    [['doctor', '--config', 'ia32']],
    [['diff', 'ia32', 'ia32-mcs', '--fail-on', 'never']],
    [['impact', '--arch', 'ia32', '--option', 'KernelIsMCS']],
    [['explain', 'seL4_TCB', '--config', 'ia32']],
  ])('are in the text of %j', async (args) => {
    expect((await run(...args, '--color', 'always')).stdout).toContain(escape);
    expect((await run(...args, '--color', 'never')).stdout).not.toContain(escape);
  });
  it('are in what is said of the rows of a matrix', () => {
    const rows = ['no', 'nor', 'neither', 'none'].map((name) => ({ name, config: [name] }));
    writeFileSync(join(directory, 'm.json'), JSON.stringify(rows));
    const { stderr } = runCli(
      ['generate', '--matrix', 'm.json', '--out', 'm', '--color', 'always'],
      directory,
    );
    expect(stderr.split(`${escape}31merror[E0702]`)).toHaveLength(1 + rows.length);
  });
});
