// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInSpecs, repository } from '../helpers/paths.js';
import { run } from '../toolchain/process.mjs';
import { scratch } from './helpers/scratch.js';

// The same input gives the same bytes, wherever and however the program is run.

const { directory, remove } = scratch('determinism');
afterAll(remove);
const program = join(repository, 'dist', 'sel4-bindgen.mjs');
const preset = ['--config', 'aarch64-mcs'];
let count = 0;

interface Circumstances {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Generates both forms; every file by its path, with a digest of its bytes. */
async function generated(
  args: readonly string[],
  { cwd = directory, env = {} }: Circumstances = {},
): Promise<Record<string, string>> {
  count += 1;
  const out = join(directory, `out-${count}`);
  const forms = [
    ['--out', join(out, 'crate')],
    ['--single-file', join(out, 'single.rs')],
  ];
  mkdirSync(out);
  for (const form of forms) {
    const { code, stderr } = await run(process.execPath, [program, 'generate', ...args, ...form], {
      cwd,
      env,
    });
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  }
  return Object.fromEntries(
    filesBelow(out).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex'),
    ]),
  );
}

function filesBelow(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => statSync(join(root, name)).isFile());
}

/** The built-in specs as a source tree of their own, with changed texts. */
function specTree(name: string, change: (text: string) => string): string {
  const tree = join(directory, name);
  cpSync(builtInSpecs, tree, { recursive: true });
  for (const path of filesBelow(tree)) {
    writeFileSync(join(tree, path), change(readFileSync(join(tree, path), 'utf8')));
  }
  return tree;
}

describe('the same input gives the same bytes', () => {
  let first: Record<string, string> = {};
  beforeAll(async () => {
    first = await generated(preset);
    expect(Object.keys(first).length).toBeGreaterThan(10);
  });

  const localeOf = (locale: string) => ({ LANG: locale, LC_ALL: locale, TZ: 'Asia/Tokyo' });
  it('a second time', async () => {
    expect(await generated(preset, { env: localeOf('C') })).toEqual(first);
  });
  it('from another working directory, in Turkish', async () => {
    const cwd = join(directory, 'elsewhere', 'İ ş');
    mkdirSync(cwd, { recursive: true });
    expect(await generated(preset, { cwd, env: localeOf('tr_TR.UTF-8') })).toEqual(first);
  });
  it('when directories list their files in another order, in Swedish', async () => {
    const preload = join(directory, 'reversed.cjs');
    writeFileSync(
      preload,
      `const fs = require('node:fs');
const read = fs.readdirSync;
fs.readdirSync = (...args) => read(...args).reverse();
require('node:module').syncBuiltinESMExports();
`,
    );
    const env = { ...localeOf('sv_SE.UTF-8'), NODE_OPTIONS: `--require=${preload}` };
    expect(await generated(preset, { env })).toEqual(first);
  });
  it('from specs with other line ends, in trees at other places', async () => {
    specTree('lf', (text) => text);
    const crlf = specTree('deeper/crlf', (text) => text.replaceAll('\n', '\r\n'));
    // One by its absolute path.
    const expected = await generated(['--sel4', 'lf', ...preset]);
    expect(await generated(['--sel4', crlf, ...preset])).toEqual(expected);
  });
});
