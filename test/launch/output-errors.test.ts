// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/paths.js';

/** A command line in a shell, which redirects its output. */
const run = (line: string) => {
  const command = `"${process.execPath}" "${join(repository, 'dist', 'sel4-bindgen.mjs')}" ${line}`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  return { status, stderr };
};

const commands = ['--version', 'presets', 'facts --json --config aarch64'];

describe.skipIf(!existsSync('/dev/full'))('standard output that is full', () => {
  it.each(commands)('is an error: %s', (command) => {
    expect(run(`${command} > /dev/full`)).toEqual({
      status: 3,
      stderr: 'error: cannot write to standard output: ENOSPC\n',
    });
  });
});

describe('a reader that goes away', () => {
  it.each(commands)('is none: %s', (command) => {
    expect(run(`${command} | true`)).toEqual({ status: 0, stderr: '' });
  });
});
