// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDepfile } from '../../src/cli/depfile.js';
import { UsageError } from '../../src/cli/exit-codes.js';
import { DiskLog } from '../../src/sources/disk-log.js';
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
      it('does not stop the build where a file is gone', async () => {
        rmSync(join(directory, 'a:b/spec.bf'));
        expect(await isUpToDate()).toBe(false);
        expect((await run(name, [], { cwd: home })).code).toBe(0);
      });
    },
  );
}

describe('a dependency file', () => {
  it('is not written with a name that would be two', () => {
    for (const name of ['a\nb', 'a\rb']) expect(() => depfile('out', [`/${name}`])).toThrow(UsageError);
    expect(() => depfile('o\nut', ['/a'])).toThrow(UsageError);
  });
});
