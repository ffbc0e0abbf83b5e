// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { builtInSpecs } from '../helpers/paths.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('depfile-place');
afterAll(remove);

beforeAll(() => {
  cpSync(builtInSpecs, join(directory, 'tree'), { recursive: true });
  mkdirSync(join(directory, 'directory'));
  symlinkSync('linked', join(directory, 'link'));
  mkdirSync(join(directory, 'linked'));
  writeFileSync(join(directory, 'more.conf'), 'CONFIG_DEBUG_BUILD=ON\n');
});

const generate = ['generate', '--config', 'aarch64', '--config', 'more.conf', '--layer', 'sys'];
const shared = 'tree/libsel4/mode_include/64/sel4/shared_types.bf';

describe('--depfile is refused, and nothing is written,', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'the output',
      'it is a file of the output',
      [...generate, '--single-file', 'a.rs', '--depfile', './a.rs'],
    ],
    [
      'a file of the crate',
      'it is a file of the output',
      [...generate, '--out', 'crate', '--depfile', 'crate/src/lib.rs'],
    ],
    [
      'the manifest',
      'it is a file of the output',
      [...generate, '--out', 'crate', '--depfile', 'crate/.sel4-bindgen-manifest.json'],
    ],
    [
      'the output by another way',
      'it is a file of the output',
      [...generate, '--single-file', 'linked/a.rs', '--depfile', 'link/../link/a.rs'],
    ],
    [
      'where a directory has to be',
      'it is a directory of the output',
      [...generate, '--out', 'new/crate', '--depfile', 'new'],
    ],
    ['a directory', 'it is a directory', [...generate, '--single-file', 'b.rs', '--depfile', 'directory']],
    [
      'what was read',
      'it is a file that was read',
      [...generate, '--single-file', 'b.rs', '--depfile', 'more.conf'],
    ],
    [
      'the output of snapshot',
      'it is a file of the output',
      ['snapshot', '--config', 'aarch64', '--out', 'abi.json', '--depfile', 'abi.json'],
    ],
    [
      'the output of bitfield',
      'it is a file of the output',
      ['bitfield', shared, '--config', 'aarch64', '--out', 'b.rs', '--depfile', 'b.rs'],
    ],
    [
      'the spec of bitfield',
      'it is a file that was read',
      ['bitfield', shared, '--config', 'aarch64', '--out', 'b.rs', '--depfile', shared],
    ],
  ])('where it names %s', async (_what, why, args) => {
    const before = ['more.conf', shared].map((path) => readFileSync(join(directory, path), 'utf8'));
    const { exit, stderr } = await runCommand(args, directory);
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`\`${args.at(-1)}\`: ${why}\n`)]);
    for (const path of ['a.rs', 'linked/a.rs', 'b.rs', 'crate', 'new', 'abi.json'])
      expect(existsSync(join(directory, path)), path).toBe(false);
    expect(['more.conf', shared].map((path) => readFileSync(join(directory, path), 'utf8'))).toEqual(before);
  });
  it('but not where it stands beside them', async () => {
    const args = [...generate, '--out', 'beside', '--depfile', 'beside/src/lib.rs.d'];
    for (const _ of ['once', 'again']) expect((await runCommand(args, directory)).exit).toBe(0);
    expect(readFileSync(join(directory, 'beside/src/lib.rs.d'), 'utf8')).toMatch(/^beside\/src\/lib\.rs: /);
  });
});
