// SPDX-License-Identifier: BSD-2-Clause
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs, repository } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-again-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let home = '';
let count = 0;
/** Makes a directory with a tree, a configuration and the program. */
function furnish(): void {
  home = join(scratch, String((count += 1)));
  mkdirSync(home);
  cpSync(builtInSpecs, join(home, 'tree'), { recursive: true });
  copyFileSync(join(repository, 'dist', 'sel4-bindgen.mjs'), join(home, 'tool.mjs'));
  writeFileSync(join(home, 'board.conf'), board);
}

const board = [...presetConfig('aarch64-mcs').options]
  .map(([key, value]) => `${key}=${value.kind === 'value' ? value.text : value.on ? 'ON' : 'OFF'}\n`)
  .join('');

// The smaller of the layers: what is in the files does not matter here.
const usual = ['generate', '--sel4', 'tree', '--config', 'board.conf', '--layer', 'sys', '--out', 'out'];

function run(
  args: readonly string[] = usual,
  env: NodeJS.ProcessEnv = {},
): 'generated' | 'nothing to do' | string {
  const { status, stderr } = spawnSync(process.execPath, ['tool.mjs', ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, SEL4_BINDGEN_CACHE: '', XDG_CACHE_HOME: join(home, 'cache'), ...env },
  });
  if (status !== 0) return stderr;
  return stderr.endsWith('out is up to date\n') ? 'nothing to do' : 'generated';
}

const header = 'tree/libsel4/include/sel4/constants.h';

describe('a second run', () => {
  beforeAll(() => {
    furnish();
    expect(run()).toBe('generated');
  });
  // The tests before this one may have left a change behind, but not a mistake.
  beforeEach(() => expect(['generated', 'nothing to do']).toContain(run()));

  it('has nothing to do, and touches nothing', () => {
    const before = statSync(join(home, 'out/src/lib.rs'), { bigint: true }).ctimeNs;
    expect([run(), run()]).toEqual(['nothing to do', 'nothing to do']);
    expect(statSync(join(home, 'out/src/lib.rs'), { bigint: true }).ctimeNs).toBe(before);
  });
  it.each<[string, () => void]>([
    ['a header', () => appendFileSync(join(home, header), '\n#define SEL4_ADDED 1\n')],
    ['the configuration', () => appendFileSync(join(home, 'board.conf'), '\n# nothing\n')],
    ['an output', () => appendFileSync(join(home, 'out/src/lib.rs'), '\n')],
    ['the manifest', () => writeFileSync(join(home, 'out/.sel4-bindgen-manifest.json'), '[]')],
    ['the program', () => appendFileSync(join(home, 'tool.mjs'), '\n')],
  ])('does all again when %s was changed', (_what, change) => {
    change();
    expect(run()).toBe('generated');
    expect(run()).toBe('nothing to do');
  });
  it('does all again when an output is gone, or is a link', () => {
    rmSync(join(home, 'out/Cargo.toml'));
    expect(run()).toBe('generated');
    renameSync(join(home, 'out/Cargo.toml'), join(home, 'elsewhere.toml'));
    symlinkSync('../elsewhere.toml', join(home, 'out/Cargo.toml'));
    expect(run()).toContain('was not made by this program');
    rmSync(join(home, 'out/Cargo.toml'));
  });
  it('does all again when a new file is found before one that was read', () => {
    // The architecture's directory has it; this one is searched before.
    const read = 'tree/libsel4/arch_include/arm/sel4/arch/constants.h';
    const before = 'tree/libsel4/include/sel4/arch';
    mkdirSync(join(home, before), { recursive: true });
    expect(run()).toBe('nothing to do');
    writeFileSync(join(home, before, 'constants.h'), readFileSync(join(home, read)));
    expect(run()).toBe('generated');
  });
  it('fails as the first one would when an input is gone', () => {
    rmSync(join(home, 'board.conf'));
    expect(run()).toContain('board.conf');
    writeFileSync(join(home, 'board.conf'), board);
  });
  it.each([
    [[...usual, '--layer', 'typed']],
    [[...usual, '--set', 'CONFIG_MAX_NUM_BOOTINFO_UNTYPED_CAPS=100']],
    [[...usual, '--no-cache']],
  ])('with other options is another one: %s', (args) => expect(run(args)).toBe('generated'));
  it('knows nothing of the first where it was told not to', () => {
    expect(run(usual, { SEL4_BINDGEN_CACHE: 'off' })).toBe('generated');
    expect(run(usual, { XDG_CACHE_HOME: join(home, 'other') })).toBe('generated');
  });
  it.each([
    ['the crate', 'out/.sel4-bindgen.lock', usual],
    ['the crate', 'out/.sel4-bindgen-1-elsewhere-a1B2c3', usual],
    [
      'a file',
      'single/.sel4-bindgen-1-elsewhere-a1B2c3',
      ['generate', '--config', 'aarch64', '--layer', 'sys', '--single-file', 'single/out'],
    ],
    ['a dependency file', 'noted/.sel4-bindgen-1-elsewhere-a1B2c3', [...usual, '--depfile', 'noted/sel4.d']],
  ])(
    'does all again, and clears away, where a killed run has left something beside %s: %s',
    (_, left, args) => {
      run(args);
      expect(run(args)).toBe('nothing to do');
      const path = join(home, left);
      mkdirSync(path);
      writeFileSync(join(path, 'old-1'), '');
      // So old that no run that lives can have made it.
      utimesSync(path, new Date(2001, 1, 1), new Date(2001, 1, 1));
      expect(run(args)).toBe('generated');
      expect(existsSync(path)).toBe(false);
      expect(run(args)).toBe('nothing to do');
    },
  );
  it('does not trust a damaged stamp', () => {
    const stamps = join(home, 'cache/sel4-bindgen/stamps');
    const names = readdirSync(stamps);
    expect(names).not.toEqual([]);
    for (const damaged of ['', '{', 'null', '{}', '{"states":[]}']) {
      for (const name of names) writeFileSync(join(stamps, name), damaged);
      expect(run()).toBe('generated');
    }
  });
});

describe.skipIf(process.platform === 'win32')('behind a link', () => {
  const lead = (link: string, to: string): void => {
    rmSync(join(home, link), { force: true });
    symlinkSync(to, join(home, link));
  };
  const linked = usual.map((word) => (word === 'tree' || word === 'board.conf' ? `to-${word}` : word));
  beforeEach(() => {
    furnish();
    lead('to-tree', 'tree');
    lead('to-board.conf', 'board.conf');
    cpSync(join(home, 'tree'), join(home, 'other'), { recursive: true, preserveTimestamps: true });
    cpSync(join(home, 'board.conf'), join(home, 'other.conf'), { preserveTimestamps: true });
    expect([run(linked), run(linked)]).toEqual(['generated', 'nothing to do']);
  });

  it.each([
    ['to-tree', 'other'],
    ['to-board.conf', 'other.conf'],
  ])('another input is seen, even if it is older and the same: %s', (link, other) => {
    lead(link, other);
    expect([run(linked), run(linked)]).toEqual(['generated', 'nothing to do']);
  });
  it('the inputs and the program are called as they were reached', () => {
    lead('to-tool.mjs', 'tool.mjs');
    const started = [process.execPath, 'to-tool.mjs', ...linked, '--no-cache', '--depfile', 'd'] as const;
    const [node, ...args] = started;
    expect(spawnSync(node, args, { cwd: home }).status).toBe(0);
    const named =
      readFileSync(join(home, 'd'), 'utf8')
        .match(/^ {2}\S+/gm)
        ?.map((line) => line.trim()) ?? [];
    expect(named).toEqual(expect.arrayContaining(['to-board.conf', 'to-tool.mjs', `to-${header}`]));
    expect(named.filter((path) => !path.startsWith('to-'))).toEqual([]);
  });
  it('where `..` leads elsewhere than it reads, they are called what they are', () => {
    mkdirSync(join(home, 'far/away'), { recursive: true });
    cpSync(join(home, 'tree'), join(home, 'far/tree'), { recursive: true });
    lead('link', 'far/away');
    const args = usual.map((word) => (word === 'tree' ? 'link/../tree' : word));
    expect(run([...args, '--depfile', 'd'])).toBe('generated');
    const named = readFileSync(join(home, 'd'), 'utf8');
    expect(named).toContain(` far/${header}`);
    expect(named).not.toContain(` ${header}`);
  });
});

describe('a dependency file', () => {
  beforeEach(furnish);

  it('names the program and what was read, and nothing else', () => {
    expect(run([...usual, '--depfile', 'out.d'])).toBe('generated');
    const lines = readFileSync(join(home, 'out.d'), 'utf8').split('\n');
    expect(lines[0]).toBe('out/src/lib.rs: \\');
    const named = lines
      .filter((line) => line.startsWith('  '))
      .map((line) => line.replace(/ \\$/, '').trim());
    expect(named).toEqual(expect.arrayContaining([header, 'board.conf', 'tool.mjs']));
    expect(named.filter((path) => !/\.(?:bf|xml|h|conf|mjs)$/.test(path))).toEqual([]);
    expect(named).not.toContain('tree/libsel4/arch_include/x86/sel4/arch/constants.h');
  });
  it('writes spaces, dollars and hashes as Make reads them', () => {
    renameSync(join(home, 'board.conf'), join(home, 'my $board #1.conf'));
    const args = ['generate', '--config', 'my $board #1.conf', '--single-file', 'sel4.rs', '--depfile', 'd'];
    expect(run(args)).toBe('generated');
    expect(readFileSync(join(home, 'd'), 'utf8')).toBe(
      'sel4.rs: \\\n  my\\ $$board\\ \\#1.conf \\\n  tool.mjs\nmy\\ $$board\\ \\#1.conf:\ntool.mjs:\n',
    );
  });
  it.each([
    ['snapshot', ['snapshot', '--config', 'aarch64', '--sel4', 'tree', '--out', 'abi.json'], 'abi.json'],
    [
      'bitfield',
      [
        'bitfield',
        'tree/libsel4/mode_include/64/sel4/shared_types.bf',
        '--config',
        'aarch64',
        '--out',
        'b.rs',
      ],
      'b.rs',
    ],
  ])('is written by %s too', (_command, args, target) => {
    expect(run([...args, '--depfile', 'd'])).toBe('generated');
    const written = readFileSync(join(home, 'd'), 'utf8');
    expect(written).toMatch(new RegExp(`^${target}: `));
    expect(written).toContain('shared_types.bf');
  });
});
