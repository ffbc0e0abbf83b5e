// SPDX-License-Identifier: BSD-2-Clause
import { build } from 'esbuild';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { run } from '../toolchain/process.mjs';
import { trim } from './run-cache.js';
import { createRunner } from './runner.js';
import type { ToolResult, ToolRun } from './tool-run.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-tool-runs-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A tool whose every run has another output: it is Node with a script. */
const script = `
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const [, , exit, ...more] = process.argv;
writeFileSync('made', Buffer.from([0, 255, 10, Math.random() * 256, Math.random() * 256, Math.random() * 256]));
console.error(readdirSync('.', { recursive: true }).sort().join(' '), readFileSync('dir/input', 'utf8'));
console.log(Math.random(), more.join(' '), process.env.VARIABLE);
process.exit(Number(exit));
`;
const base: ToolRun = {
  program: process.execPath,
  identity: 'one',
  args: ['tool.cjs', '0', 'flag'],
  env: { VARIABLE: 'a' },
  files: [
    { path: 'tool.cjs', text: script },
    { path: 'dir/input', text: 'text' },
  ],
  outputs: ['made'],
};

/** A run as another process would make it: what it gave, and where that came from. */
async function once(run: ToolRun, keptIn: string | null = directory): Promise<[string, ToolResult]> {
  const sources: string[] = [];
  const runTool = createRunner({
    ...(keptIn === null ? {} : { directory: keptIn }),
    record: (source) => sources.push(source),
    inTurn: (work) => work(),
  });
  const [result] = await Promise.all([runTool(run), runTool({ ...run })]);
  return [sources.join(), result];
}

function onlyEntry(): string {
  const [name = '', ...others] = readdirSync(directory);
  expect(others).toEqual([]);
  return join(directory, name);
}

describe('an equal run', () => {
  it('gives the same result and files, and is not made again', async () => {
    const [source, first] = await once(base);
    expect([source, first.code, first.outputs.length]).toEqual(['run', 0, 1]);
    expect(first.outputs[0]).toHaveLength(6);
    const [again, second] = await once({ ...base, files: [...base.files].reverse() });
    expect(again).toBe('kept');
    expect(second).toEqual({ ...first, outputs: first.outputs.map((bytes) => Buffer.from(bytes)) });
  });
  it('is made again where nothing is kept', async () => {
    const [, first] = await once(base);
    const [source, second] = await once(base, null);
    expect(source).toBe('run');
    expect(second.stdout).not.toBe(first.stdout);
  });
  it('is made again if it failed', async () => {
    const failing = { ...base, args: ['tool.cjs', '3'] };
    const [, first] = await once(failing);
    expect([first.code, first.outputs]).toEqual([3, []]);
    expect((await once(failing))[0]).toBe('run');
    expect(readdirSync(directory)).toEqual([]);
  });
});

const [tool = { path: '', text: '' }, input = { path: '', text: '' }] = base.files;
const others: Readonly<Record<string, Partial<ToolRun>>> = {
  'one byte of a file': { files: [tool, { ...input, text: 'texT' }] },
  'a further file': { files: [...base.files, { path: 'other', text: '' }] },
  'a path': { files: [...base.files, { path: 'other2', text: '' }] },
  'a flag': { args: ['tool.cjs', '0', 'flaG'] },
  'the order of flags': { args: ['tool.cjs', '0', 'flag', 'a', 'b'] },
  'where an argument ends': { args: ['tool.cjs', '0', 'flag', 'a b'] },
  'the tool': { identity: 'two' },
  'a variable': { env: { VARIABLE: 'b' } },
  'the wanted files': { outputs: [] },
};

describe('another run', () => {
  it('is each one in which something differs', async () => {
    await once(base);
    const sources: string[] = [];
    for (const change of Object.values(others)) sources.push((await once({ ...base, ...change }))[0]);
    expect(sources).toEqual(sources.map(() => 'run'));
    expect(readdirSync(directory)).toHaveLength(1 + sources.length);
  });
});

describe('a tool', () => {
  it('sees its files and no others, and none of the variables around it', async () => {
    process.env['SEL4_BINDGEN_NO_TOOL_SEES_THIS'] = '1';
    const seen = { path: 'tool.cjs', text: 'console.log(Object.keys(process.env).join(" "))' };
    const [, { stdout }] = await once({ ...base, files: [seen], args: ['tool.cjs'], outputs: [] });
    delete process.env['SEL4_BINDGEN_NO_TOOL_SEES_THIS'];
    expect(stdout).toContain('VARIABLE');
    expect(stdout).not.toContain('SEL4_BINDGEN');
    const [, { stderr }] = await once(base);
    expect(stderr).toBe('dir dir/input made tool.cjs text\n');
  });
  it('may be one of its files', async () => {
    const made = { path: 'made', text: '#!/bin/sh\necho "$1, $VARIABLE"\n' };
    const run = { ...base, program: './made', args: ['given'], files: [made], outputs: [] };
    expect((await once(run))[1]).toMatchObject({ code: 0, stdout: 'given, a\n' });
    expect((await once(run))[0]).toBe('kept');
    const other = { ...made, text: made.text.replace('echo', 'echo other') };
    expect((await once({ ...run, files: [other] }))[1].stdout).toBe('other given, a\n');
  });
  it('that makes no such file is an error', async () => {
    await expect(once({ ...base, outputs: ['unmade'] })).rejects.toThrow('unmade');
  });
});

describe('an entry', () => {
  it.each([0, 63, 64, 90, -3, -1])('whose byte at %s was damaged is not used', async (at) => {
    const [, first] = await once(base);
    const path = onlyEntry();
    const bytes = readFileSync(path);
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const [source, second] = await once(base);
    expect(source).toBe('run');
    expect(second.stdout).not.toBe(first.stdout);
    // It was replaced by a sound one.
    expect((await once(base))[0]).toBe('kept');
  });
  it.each([0, 10, 64, 100])('that was cut off after %s bytes is not used', async (length) => {
    await once(base);
    writeFileSync(onlyEntry(), readFileSync(onlyEntry()).subarray(0, length));
    expect((await once(base))[0]).toBe('run');
  });
  it('of another run is not used', async () => {
    await once(base);
    const bytes = readFileSync(onlyEntry());
    rmSync(onlyEntry());
    const other = { ...base, identity: 'two' };
    await once(other);
    writeFileSync(onlyEntry(), bytes);
    expect((await once(other))[0]).toBe('run');
  });
  it('goes when it was not used for longest', async () => {
    for (const identity of ['a', 'b', 'c']) await once({ ...base, identity });
    for (const name of readdirSync(directory)) utimesSync(join(directory, name), 1000, 1000);
    // It becomes young again.
    expect((await once({ ...base, identity: 'b' }))[0]).toBe('kept');
    const size = Math.max(...readdirSync(directory).map((name) => statSync(join(directory, name)).size));
    trim(directory, 3 * size);
    expect(readdirSync(directory)).toHaveLength(3);
    trim(directory, size);
    expect(readdirSync(directory)).toHaveLength(1);
    expect((await once({ ...base, identity: 'b' }))[0]).toBe('kept');
  });
});

describe('what was not used for longest goes', () => {
  const ages = Array.from({ length: 200 }, (_, index) => String(index).padStart(3, '0'));
  const fill = (): void =>
    ages.forEach((name, index) => {
      writeFileSync(join(directory, name), 'x'.repeat(1000));
      utimesSync(join(directory, name), 1000 + index, 1000 + index);
    });

  it('and nothing else', () => {
    fill();
    trim(directory, 50_999);
    expect(readdirSync(directory).sort()).toEqual(ages.slice(-50));
  });
  it('where several processes trim at once, too', async () => {
    const program = join(directory, '..', `${basename(directory)}.cjs`);
    await build({
      stdin: {
        contents: "import { trim } from './run-cache.js'; trim(process.argv[2], Number(process.argv[3]));",
        resolveDir: join(repository, 'test', 'tool-runs'),
      },
      ...{ bundle: true, platform: 'node', format: 'cjs', outfile: program },
    });
    fill();
    const trims = [150_000, 100_000, 100_000, 120_000].map((limit) =>
      run(process.execPath, [program, directory, String(limit)]),
    );
    expect(await Promise.all(trims)).toEqual(trims.map(() => ({ code: 0, stdout: '', stderr: '' })));
    rmSync(program);
    expect(readdirSync(directory).sort()).toEqual(ages.slice(-100));
  });
  it('but what somebody is writing stays, unless that was long ago', () => {
    fill();
    writeFileSync(join(directory, 'a.now.tmp'), '');
    writeFileSync(join(directory, 'a.once.tmp'), '');
    utimesSync(join(directory, 'a.once.tmp'), 1000, 1000);
    trim(directory, 0);
    expect(readdirSync(directory)).toEqual(['a.now.tmp']);
  });
});
