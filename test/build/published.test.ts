// SPDX-License-Identifier: BSD-2-Clause
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, expect, it } from 'vitest';
import { pack } from '../helpers/packed.js';

// What two linters of packages say of the tarball that npm would publish.

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-published-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// A copy, as a buffer of Node's may be a part of a larger one.
const tarball = new Uint8Array(readFileSync(pack(scratch)));

it('is a package in which publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))).toEqual([]);
  expect(pkg?.['name']).toBe('sel4-bindgen');
});

it('has types that every way to import it resolves to', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) throw new Error('there are no types');
  expect(analysis.problems).toEqual([]);
  const { resolutions } = analysis.entrypoints['.'] ?? {};
  const resolved = Object.entries(resolutions ?? {}).map(([kind, one]) => [kind, one.resolution?.fileName]);
  const types = (ending: string): string => `/node_modules/sel4-bindgen/dist/index.d.${ending}`;
  expect(Object.fromEntries(resolved)).toEqual({
    node10: types('cts'),
    'node16-cjs': types('cts'),
    'node16-esm': types('mts'),
    bundler: types('mts'),
  });
});
