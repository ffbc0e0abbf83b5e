// SPDX-License-Identifier: BSD-2-Clause
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDepfile } from '../../src/cli/depfile.js';
import { UsageError } from '../../src/cli/exit-codes.js';
import { DiskLog } from '../../src/sources/disk-log.js';
import { runCommand } from '../helpers/command.js';
import { builtInSpecs } from '../helpers/paths.js';
import { isSkipped, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { findProgram, run } from '../toolchain/process.mjs';

const { directory, remove } = scratch('depfile');
afterAll(remove);

const names = ['a b', 'a#b', 'a$b', 'a$$b', 'a:b', 'a%b', 'a\\b', '~a', 'a(b)', 'a,b', 'é', 'a+b@c', '-a'];
/** A thousand, as headers of a large tree would be. */
const paths = [
  ...names.map((name) => join(directory, name, 'spec.bf')),
  ...Array.from({ length: 1000 }, (_, index) => join(directory, 'many files', `${index}.h`)),
];

function depfile(target: string, read: readonly string[]): string {
  const log = new DiskLog();
  for (const path of read) log.files.set(path, { real: path, text: '' });
  return renderDepfile(target, log, undefined);
}

const builds = [
  {
    name: 'make',
    rules: ['Makefile', 'out:\n\t@touch out\n-include list.d\n'],
    isDone: (code: number) => code === 0,
    ask: ['-q'],
  },
  {
    name: 'ninja',
    rules: [
      'build.ninja',
      'rule run\n  command = cp list.d out.d && touch out\n  depfile = out.d\n  deps = gcc\nbuild out: run\n',
    ],
    isDone: (_code: number, said: string) => said.includes('no work to do'),
    ask: ['-n'],
  },
] as const;

for (const { name, rules, isDone, ask } of builds) {
  const found = await findProgram(name);
  const program = found === null ? { missing: `No ${name} is here` } : { found };
  describe.skipIf(isSkipped(program) || process.platform === 'win32')(
    `a dependency file for ${name}${reason(program)}`,
    () => {
      const home = join(directory, name);
      const isUpToDate = async (): Promise<boolean> => {
        const { code, stdout } = await run(name, ask, { cwd: home });
        return isDone(code, stdout);
      };
      beforeEach(async () => {
        rmSync(home, { recursive: true, force: true });
        const old = new Date(Date.now() - 60_000);
        for (const path of paths) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, '');
          utimesSync(path, old, old);
        }
        mkdirSync(home);
        writeFileSync(join(home, rules[0]), rules[1]);
        writeFileSync(join(home, 'list.d'), depfile('out', paths));
        const first = await run(name, [], { cwd: home });
        expect(first.code, first.stdout + first.stderr).toBe(0);
        expect(await isUpToDate()).toBe(true);
      });

      it.each([...names.map((one) => `${one}/spec.bf`), 'many files/999.h'])('says %j', async (changed) => {
        const now = new Date(Date.now() + 60_000);
        utimesSync(join(directory, changed), now, now);
        expect(await isUpToDate()).toBe(false);
      });
      it('sees another tree behind a link where that is newer, or has no such file', async () => {
        const lead = (tree: string): void => {
          rmSync(join(home, 'link'), { force: true });
          symlinkSync(tree, join(home, 'link'));
        };
        for (const [tree, seconds] of [
          ['now', -60],
          ['older', -120],
          ['newer', 60],
          ['another', -120],
        ] as const) {
          cpSync(builtInSpecs, join(home, tree), { recursive: true });
          setTimes(join(home, tree), seconds);
        }
        rmSync(join(home, 'another/libsel4/include/api/syscall.xml'));
        lead('now');
        const args = [
          'snapshot',
          '--sel4',
          'link',
          '--config',
          'aarch64',
          '--out',
          'out',
          '--depfile',
          'list.d',
        ];
        expect((await runCommand(args, home)).exit).toBe(0);
        expect(readFileSync(join(home, 'list.d'), 'utf8')).not.toContain('now/');
        rmSync(join(home, 'out'));
        expect((await run(name, [], { cwd: home })).code).toBe(0);
        const seen: Record<string, boolean> = {};
        for (const tree of ['now', 'older', 'newer', 'another']) {
          lead(tree);
          seen[tree] = !(await isUpToDate());
        }
        // Neither looks at a link itself: docs/builds.md says what to do.
        expect(seen).toEqual({ now: false, older: false, newer: true, another: true });
      });
      it('does not stop the build where a file is gone', async () => {
        rmSync(join(directory, 'a:b/spec.bf'));
        expect(await isUpToDate()).toBe(false);
        expect((await run(name, [], { cwd: home })).code).toBe(0);
      });
    },
  );
}

/** Gives all files below a directory a time, in seconds from now. */
function setTimes(below: string, seconds: number): void {
  const time = new Date(Date.now() + seconds * 1000);
  for (const entry of readdirSync(below, { recursive: true, encoding: 'utf8' }))
    utimesSync(join(below, entry), time, time);
}

describe.skipIf(process.platform === 'win32')('beside what it is of', () => {
  const home = join(directory, 'beside');
  const bits = 'base 32\nblock lamp {\n  field light 32\n}\n';
  const outputs = ['out.rs', 'crate', 'abi.json'];
  const texts = (): string[] =>
    [...outputs, 'list.d'].map((path) => (existsSync(join(home, path)) ? path : '')).filter(Boolean);
  beforeEach(() => {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
    for (const name of ['two\nlines.conf', 'one.conf']) writeFileSync(join(home, name), 'DEBUG_BUILD=OFF\n');
    for (const name of ['two\nlines.bf', 'one.bf']) writeFileSync(join(home, name), bits);
  });
  const config = ['--config', 'ia32', '--config', 'two\nlines.conf', '--depfile', 'list.d'];

  it.each([
    [['generate', '--single-file', 'out.rs', ...config]],
    [['generate', '--out', 'crate', ...config]],
    [['snapshot', '--out', 'abi.json', ...config]],
    [['bitfield', 'two\nlines.bf', '--config', 'ia32', '--out', 'out.rs', '--depfile', 'list.d']],
    [['snapshot', '--out', 'two\nlines.json', '--config', 'ia32', '--depfile', 'list.d']],
  ])('is refused before anything is written where a path has two lines: %j', async (args) => {
    const { exit, stderr } = await runCommand(args, home);
    expect([exit, texts()]).toEqual([2, []]);
    expect(stderr).toMatch(
      /^error: --depfile cannot name ".*two\\nlines\..*": there is a line break in it$/m,
    );
    expect(existsSync(join(home, 'two\nlines.json'))).toBe(false);
  });
  it.each([
    [['generate', '--single-file', 'out.rs', '--config', 'ia32', '--config', 'one.conf']],
    [['generate', '--out', 'crate', '--config', 'ia32', '--config', 'one.conf']],
    [['snapshot', '--out', 'abi.json', '--config', 'ia32', '--config', 'one.conf']],
    [['bitfield', 'one.bf', '--config', 'ia32', '--out', 'out.rs']],
  ])('is not written without it, nor it without that: %j', async (args) => {
    const noDepfile = await runCommand([...args, '--depfile', 'one.conf/list.d'], home);
    expect([noDepfile.exit, texts()]).toEqual([3, []]);
    expect(noDepfile.stderr).toContain('error[E0806]: cannot write `one.conf/list.d`');
    const elsewhere = args.map((word) => (outputs.includes(word) ? `one.conf/${word}` : word));
    for (const before of [undefined, 'out.rs: old.bf\n']) {
      if (before !== undefined) writeFileSync(join(home, 'list.d'), before);
      const { exit, stderr } = await runCommand([...elsewhere, '--depfile', 'list.d'], home);
      expect([exit, texts()]).toEqual([3, before === undefined ? [] : ['list.d']]);
      expect(stderr).toContain('error[E0806]: cannot write `one.conf/');
      if (before !== undefined) expect(readFileSync(join(home, 'list.d'), 'utf8')).toBe(before);
    }
    expect((await runCommand([...args, '--depfile', 'list.d'], home)).exit).toBe(0);
    expect(texts()).toHaveLength(2);
  });
});

describe('a dependency file', () => {
  it('is not written with a name that would be two', () => {
    for (const name of ['a\nb', 'a\rb']) expect(() => depfile('out', [`/${name}`])).toThrow(UsageError);
    expect(() => depfile('o\nut', ['/a'])).toThrow(UsageError);
  });
});
