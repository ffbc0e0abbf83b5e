// SPDX-License-Identifier: BSD-2-Clause
import { build, type Plugin } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { conditions, configurations } from './configurations.js';
import { documents } from './documents.js';
import { headers } from './headers.js';
import { tokens } from './tokens.js';

const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-growth-'));
const program = join(directory, 'program.cjs');
afterAll(() => rmSync(directory, { recursive: true }));

/** Sources find the package's files from where they stand, also when they stand in one file. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href);
      return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url) };
    }),
};

beforeAll(() =>
  build({
    absWorkingDir: repository,
    entryPoints: ['test/growth/program.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: program,
    plugins: [ownPlaces],
  }),
);

async function runProgram(args: readonly string[], signal?: AbortSignal): Promise<unknown> {
  const options = { killSignal: 'SIGKILL', ...(signal ? { signal } : {}) } as const;
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return JSON.parse(stdout);
}

/** What is optimised is not counted, and of what is forgotten the counts are gone, too. */
const countAll = ['--no-opt', '--no-maglev', '--no-flush-bytecode'];

/** So many steps are none: they are those of the counting. */
const few = 10_000;

// Steps are blocks of the program that were entered, and elements of lists at which V8's own methods look:
// count-steps.ts. Where V8 follows a regular expression or copies text or objects, that is no step.
describe('work grows as its input does', () => {
  let steps: Readonly<Record<string, readonly number[]>> = {};
  beforeAll(async () => {
    steps = (await runProgram([...countAll, program])) as typeof steps;
  });
  it.each(Object.keys({ ...headers, ...documents, ...conditions, ...configurations, ...tokens }))(
    '%s',
    (name) => {
      const [small = 0, middle = 0, large = 0] = steps[name] ?? [];
      expect(Math.min(small, middle, large)).toBeGreaterThan(0);
      // The sizes double: the second increase is twice the first, and were it quadratic, four times.
      expect(large - middle).toBeLessThan(2.1 * Math.max(middle - small, few));
    },
  );
  it.each(Object.keys({ ...headers, ...documents, ...conditions }))('%s: work is counted', (name) => {
    const [small = 0, , large = 0] = steps[name] ?? [];
    expect(large).toBeGreaterThan(small + few);
  });
});

// For regular expressions there is no count. Input of megabytes takes them seconds, all in all; one that starts over at
// each character takes longer than any test may, and is stopped.
it('no text is gone through again and again', async ({ signal }) => {
  const finished = await runProgram([program, 'finish'], signal);
  expect(finished).toEqual(Object.keys({ ...configurations, ...tokens }));
});
