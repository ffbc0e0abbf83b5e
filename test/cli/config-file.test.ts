// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { runCli } from '../helpers/run-cli.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('config-file');
afterAll(remove);

const name = 'sel4-bindgen.config.json';
const home = join(directory, 'home');
const run = (...args: readonly string[]): Promise<CommandResult> => runCommand(args, home);
const use = (content: unknown, path = name): void =>
  writeFileSync(join(home, path), typeof content === 'string' ? content : JSON.stringify(content));
const bits = async (...args: readonly string[]): Promise<string> =>
  (await run('facts', '--value', 'seL4_WordBits', ...args)).stdout;

beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'inner'), { recursive: true });
});

describe('what the file gives', () => {
  it('is told, and loses against the command line', async () => {
    use({ $schema: 'any', config: ['ia32'] });
    const { stdout, stderr } = await run('facts', '--value', 'seL4_WordBits');
    expect([stdout, stderr]).toEqual(['32\n', `Options from ${name}: --config\n`]);
    expect(await run('facts', '--value', 'seL4_WordBits', '--config', 'riscv64')).toMatchObject({
      stdout: '64\n',
      stderr: '',
    });
  });
  it('is for one command in its section, which goes before what is for all', async () => {
    use({ config: ['ia32'], snapshot: { config: ['aarch64'], out: 'abi.json' } });
    expect(await bits()).toBe('32\n');
    expect((await run('snapshot')).exit).toBe(0);
    expect(readFileSync(join(home, 'abi.json'), 'utf8')).toContain('"sel4Arch": "aarch64"');
  });
  it('has lists that a list of the command line replaces', async () => {
    use({ config: ['aarch64'], set: ['DEBUG_BUILD=ON', 'PRINTING=ON'] });
    const options = async (...args: readonly string[]): Promise<unknown> =>
      (
        JSON.parse((await run('facts', 'seL4_WordBits', '--json', ...args)).stdout) as {
          configuration: { options: Record<string, unknown> };
        }
      ).configuration.options;
    expect(await options()).toMatchObject({ CONFIG_DEBUG_BUILD: true, CONFIG_PRINTING: true });
    expect(await options('--set', 'DEBUG_BUILD=ON')).toMatchObject({
      CONFIG_DEBUG_BUILD: true,
      CONFIG_PRINTING: false,
    });
  });
  it('steps back where the command line says what cannot stand beside it', async () => {
    use({ config: ['aarch64'], generate: { out: 'crate', depfile: 'crate.d', layer: 'sys' } });
    expect((await run('generate', '--single-file', 'one.rs')).exit).toBe(0);
    expect(['crate', 'crate.d', 'one.rs'].map((path) => existsSync(join(home, path)))).toEqual([
      false,
      false,
      true,
    ]);
    use({ diff: { 'old-config': ['aarch64'], 'fail-on': 'never', format: 'markdown' } });
    expect((await run('diff', 'aarch64', 'aarch64', '--json')).stdout).toContain('"sel4-abi-diff"');
    expect((await run('diff', 'aarch64')).stdout).toContain('# ');
  });
  it('has paths from where it stands, and presets from nowhere', async () => {
    use('SEL4_ARCH=ia32\nARCH_IA32=ON\n', 'inner/board.conf');
    use({ config: ['aarch64'], set: ['DEBUG_BUILD=OFF'], snapshot: { out: 'abi.json' } }, 'inner/a.json');
    expect((await run('snapshot', '--config-file', 'inner/a.json')).exit).toBe(0);
    expect(existsSync(join(home, 'inner/abi.json'))).toBe(true);
    use({ config: ['board.conf'] }, 'inner/b.json');
    expect((await run('facts', '--config-file', 'inner/b.json', '--verbose')).stderr).toContain(
      'inner/board.conf',
    );
    use({ config: ['./missing.conf'] }, 'inner/c.json');
    expect((await run('facts', '--config-file', 'inner/c.json')).stderr).toContain('`inner/missing.conf`');
  });
});

describe('the file', () => {
  it('is that of the working directory, or the one that is named, or none', async () => {
    use({ config: ['ia32'] });
    const inner = await runCommand(
      ['facts', '--value', 'seL4_WordBits', '--config', 'aarch64'],
      join(home, 'inner'),
    );
    expect(inner.stderr).toBe('');
    expect((await run('facts', '--no-config-file', '--quiet')).exit).toBe(0);
    expect((await run('facts', '--no-config-file')).stderr).toContain('No --config');
    use({ config: ['riscv64'] }, 'other.json');
    expect(await bits('--config-file', 'other.json')).toBe('64\n');
    expect(await run('--config-file', 'missing.json', 'facts')).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('error[E0803]: cannot read `missing.json`'),
    });
  });
  it.each([
    ['{ "generate": { "otu": "x" } }', `${name}:1:17: error[E1102]`, 'Did you mean `out`?'],
    ['{ "generate": { "json": true } }', `${name}:1:17: error[E1102]`, 'Keys of `generate`'],
    ['{\n  "headers": "tere"\n}', `${name}:2:14: error[E1103]`, 'Did you mean `tree`?'],
    ['{ "include": [""] }', `${name}:1:15: error[E1103]`, 'in brackets'],
    ['{ "set": ["A=1", 3] }', `${name}:1:18: error[E1103]`, 'in brackets'],
    ['{ "impact": { "arch": ["aarch46"] } }', `${name}:1:24: error[E1103]`, 'Did you mean `aarch64`?'],
    ['{ "diff": { "severity": ["tag-moved=bad"] } }', `${name}:1:26: error[E1103]`, 'RULE=LEVEL'],
    [
      '{ "diff": { "severity": ["tag-move=binary"] } }',
      `${name}:1:26: error[E1103]`,
      'Did you mean `tag-moved`?',
    ],
    ['{ "diff": { "report": ["json=-"] } }', `${name}:1:24: error[E1103]`, '--report writes files'],
    ['{ "diff": { "new-set": ["A=1", "B"] } }', `${name}:1:32: error[E1103]`, '`new-set` takes KEY=VALUE'],
    ['{ "generate": { "crate-name": "a b" } }', `${name}:1:31: error[E1103]`, 'a name for a crate'],
    ['{ "config": [], "config": [] }', `${name}:1:17: error[E1101]`, '`config` stands twice'],
    ['[]', `${name}:1:1: error[E1101]`, 'the file is to be an object'],
    ['', `${name}:1:1: error[E1101]`, 'found the end of the file'],
    [`${'['.repeat(100000)}`, 'error[E1101]', 'no more than 40 levels'],
  ])('is right or refused, whatever the command: %.40s', async (text, place, help) => {
    use(text);
    const { exit, stdout, stderr } = await run('facts', '--config', 'aarch64');
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr).toContain(place);
    expect(stderr).toContain(help);
  });
  it.each([
    ['facts', { config: ['ia32'], set: ['KERNEL_MSC=ON'] }, 'E0703', ['facts']],
    ['facts, for a number', { config: ['ia32'], set: ['MAX_NUM_NODES=many'] }, 'E0712', ['facts']],
    [
      'the new side of diff',
      { diff: { 'new-config': ['ia32'], 'new-set': ['KERNEL_MSC=ON'] } },
      'E0703',
      ['diff', 'ia32'],
    ],
    ['check', { config: ['ia32'], set: ['KERNEL_MSC=ON'] }, 'E0703', ['check', 'abi.json']],
    ['explain', { config: ['ia32'], set: ['KERNEL_MSC=ON'] }, 'E0703', ['explain', 'seL4_TCB']],
    ['bitfield', { config: ['ia32'], set: ['KERNEL_MSC=ON'] }, 'E0703', ['bitfield', 'a.bf', '--out', '-']],
  ] as const)('has the place of a setting that is wrong: %s', async (_what, content, code, args) => {
    writeFileSync(join(home, 'a.bf'), 'base 32\nblock lamp {\n  field light 32\n}\n');
    expect((await run('snapshot', '--config', 'ia32', '--out', 'abi.json')).exit).toBe(0);
    use(content);
    const { exit, stderr } = await run(...args);
    expect(exit).toBe(3);
    expect(stderr).toMatch(new RegExp(`^sel4-bindgen\\.config\\.json:1:\\d+: error\\[${code}\\]`, 'm'));
    expect(stderr).toContain(JSON.stringify(content));
    // That of the command line takes its place.
    if (args[0] === 'facts')
      expect((await run('facts', '--set', 'KERNEL_MSC=ON')).stderr).toContain('--set:1:1');
  });
  it('does not get in the way of commands that take nothing of it', async () => {
    use('{');
    for (const args of [['presets'], ['rules'], ['completion', 'bash'], ['explain', 'E1101'], ['--help']])
      expect(await run(...args), args.join(' ')).toMatchObject({ exit: 0, stderr: '' });
    expect((await run('explain', 'seL4_TCB')).exit).toBe(3);
  });
});

describe('a run that has nothing to do', () => {
  const env = { ...process.env, SEL4_BINDGEN_CACHE: '', XDG_CACHE_HOME: join(directory, 'cache') };
  const generate = (...args: readonly string[]): string => {
    const { code, stderr } = runCli(['generate', '--out', 'out', ...args], home, env);
    return code === 0 ? (/^out is up to date$/m.test(stderr) ? 'nothing' : 'all') : stderr;
  };
  it('sees that the file came, changed and went', () => {
    const args = ['--config', 'ia32', '--docs', 'none', '--layer', 'sys'];
    expect([generate(...args), generate(...args)]).toEqual(['all', 'nothing']);
    use({ generate: { 'crate-name': 'kernel' } });
    expect([generate(...args), generate(...args)]).toEqual(['all', 'nothing']);
    expect(readFileSync(join(home, 'out/Cargo.toml'), 'utf8')).toContain('name = "kernel"');
    use({ generate: { 'crate-name': 'other' } });
    expect([generate(...args), generate(...args)]).toEqual(['all', 'nothing']);
    use({ generate: { 'no-cache': true } });
    expect([generate(...args), generate(...args)]).toEqual(['all', 'all']);
    rmSync(join(home, name));
    expect(generate(...args)).toBe('all');
    expect(readFileSync(join(home, 'out/Cargo.toml'), 'utf8')).toContain('name = "sel4-bindings"');
  });
  it('is quiet if it is told to, before the command too', () => {
    const args = ['--quiet', 'generate', '--config', 'ia32', '--layer', 'sys', '--out', 'out'];
    const said = [1, 2].map(() => runCli(args, home, env)).map(({ code, stderr }) => [code, stderr]);
    expect(said).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });
});
