// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CodeCache } from '../../src/launch/code-cache.js';
import { repository } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-code-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let home = '';
let count = 0;
beforeEach(() => {
  home = join(scratch, String((count += 1)));
  mkdirSync(home);
});

/** The files of the cache, below its directory. */
const kept = (): string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.v8'))
    .map((path) => join(home, path));
const only = (): string => kept()[0] ?? '';

const cache = (tool = 'build 1', tag = 1, command = 'diff'): CodeCache =>
  new CodeCache(home, tool, tag, command);

it('is not kept where its directory cannot be made, and that takes no time without end', () => {
  // On Linux, /proc says of itself that it is not there when somebody makes a directory in it.
  for (const place of ['/proc/sel4-bindgen', '/dev/null']) {
    const { status, signal, stdout } = spawnSync(
      process.execPath,
      [join(repository, 'dist', 'sel4-bindgen.mjs'), 'presets'],
      { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: place }, timeout: 60_000 },
    );
    expect([status, signal, stdout]).toEqual([0, null, expect.stringContaining('aarch64-mcs')]);
  }
});

describe('compiled code that is kept', () => {
  beforeEach(() =>
    cache().write([
      ['a.js', Buffer.from('first')],
      ['b.js', Buffer.from([0, 10, 255])],
    ]),
  );

  it('comes back, each part its own', () => {
    const again = cache();
    expect(again.read('a.js')?.toString()).toBe('first');
    expect([...(again.read('b.js') ?? [])]).toEqual([0, 10, 255]);
    expect(again.read('c.js')).toBe(undefined);
  });
  it('is added to, and what was there of other parts stays', () => {
    const again = cache();
    again.read('a.js');
    again.write([['a.js', Buffer.from('second')]]);
    expect(cache().read('a.js')?.toString()).toBe('second');
    expect(cache().read('b.js')?.length).toBe(3);
  });
  it.each([
    ['another build', cache.bind(undefined, 'build 2')],
    ['another V8, or other flags', cache.bind(undefined, 'build 1', 2)],
    ['another command', cache.bind(undefined, 'build 1', 1, 'generate')],
    ['what is no command', cache.bind(undefined, 'build 1', 1, '../diff')],
  ])('is not that of %s', (_, other) => {
    expect(other().read('a.js')).toBe(undefined);
  });
  it.each([
    ['was cut', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -1))],
    ['has another byte', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
    ['is empty', (path: string) => writeFileSync(path, '')],
    ['others may write', (path: string) => chmodSync(path, 0o622)],
    ['is a directory', (path: string) => (rmSync(path), mkdirSync(path))],
    ['is a pipe', (path: string) => (rmSync(path), spawnSync('mkfifo', [path]))],
  ])('is not believed where it %s', (_, damage) => {
    damage(only());
    expect(cache().read('a.js')).toBe(undefined);
  });
  it('is kept again after an hour', () => {
    expect(cache().isOld()).toBe(false);
    const before = Date.now() / 1000 - 3601;
    utimesSync(only(), before, before);
    expect(cache().isOld()).toBe(true);
    expect(cache('build 2').isOld()).toBe(true);
  });
  it('is of a few builds alone', () => {
    for (let build = 2; build <= 20; build += 1) cache(`build ${build}`).write([['a.js', Buffer.from('x')]]);
    expect(kept()).toHaveLength(8);
    expect(cache('build 20').read('a.js')).toBeDefined();
  });
});

it('leaves nothing beside a place that it cannot write to', () => {
  cache().write([['a.js', Buffer.from('first')]]);
  const path = only();
  rmSync(path);
  mkdirSync(path);
  cache().write([['a.js', Buffer.from('first')]]);
  expect(readdirSync(dirname(path))).toEqual(['diff.v8']);
});

it('is not there, without a word, where nothing can be written', () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  const nowhere = new CodeCache(file, 'build', 1, 'diff');
  nowhere.write([['a.js', Buffer.from('first')]]);
  expect(nowhere.read('a.js')).toBe(undefined);
});

function flipped(bytes: Buffer): Buffer {
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes;
}

describe('the program', () => {
  const program = join(scratch, 'tool.mjs');
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    copyOnce();
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      cwd: home,
      env: { ...process.env, SEL4_BINDGEN_CACHE: '', XDG_CACHE_HOME: home, ...env },
    });
    return { status, stdout, stderr };
  };
  const copyOnce = (): void => {
    if (!existsSync(program)) copyFileSync(join(repository, 'dist', 'sel4-bindgen.mjs'), program);
  };

  it('keeps the code of a command, which V8 then accepts', () => {
    const first = run(['presets']);
    const { mtimeMs } = statSync(only());
    expect(first.status).toBe(0);
    // What V8 refuses is kept anew.
    expect(run(['presets'])).toEqual(first);
    expect([kept().length, statSync(only()).mtimeMs]).toEqual([1, mtimeMs]);
  });
  it('mends what was damaged', () => {
    const first = run(['presets']);
    const whole = readFileSync(only());
    writeFileSync(only(), whole.subarray(0, 1000));
    expect(run(['presets'])).toEqual(first);
    expect(statSync(only()).size).toBeGreaterThan(1000);
  });
  it.each([
    ['is told not to', ['presets'], { SEL4_BINDGEN_CACHE: 'off' }],
    ['did not understand the command line', ['presets', '--nothing'], {}],
  ])('keeps nothing where it %s', (_, args, env) => {
    run(args, env);
    expect(kept()).toEqual([]);
  });
});
