// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderArchive } from '../../src/build/archive.mjs';
import { Archive } from '../../src/launch/archive.js';
import { runCommand } from '../helpers/command.js';
import { toolName, toolVersion } from '../../src/version.js';
import { repository } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-single-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const bundle = join(repository, 'dist', 'sel4-bindgen.mjs');
const alone = join(scratch, 'tool.mjs');
copyFileSync(bundle, alone);

/** Nothing of the package is beside it, and nothing of it is on any search path. */
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [alone, ...args], {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });

describe('the single file, alone in a directory', () => {
  it.each([
    ['presets'],
    ['explain', 'E0202'],
    ['explain', 'seL4_TCB_Configure', '--config', 'aarch64-mcs'],
    ['facts', '--config', 'x86_64'],
    ['generate', '--config', 'riscv32-mcs', '--single-file', '-'],
    ['generate', '--config', 'no-such-preset', '--single-file', '-'],
    ['no-such-command'],
    ['--help'],
  ])('answers as the sources do: %s', async (...args) => {
    const own = await runCommand(args, scratch);
    const { status, stdout, stderr } = run(...args);
    const timeless = (text: string): string => text.replace(/\d+\.\d\d s$/m, '');
    expect({ exit: status, stdout, stderr: timeless(stderr) }).toEqual({
      ...own,
      stderr: timeless(own.stderr),
    });
  });
  it('says which Node it needs', () => {
    const older = join(scratch, 'older.cjs');
    const versions = "{ value: { ...process.versions, node: '18.20.4' } }";
    writeFileSync(older, `Object.defineProperty(process, 'versions', ${versions});\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', older, alone, 'presets'], {
      encoding: 'utf8',
    });
    const { engines } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^sel4-bindgen needs Node\.js 20 or later, and this is 18\.20\.4: .*\n$/);
    expect(engines.node).toBe('>=20');
  });
  it('says which build it is, which its sources are not', async () => {
    expect((await runCommand(['--version'], scratch)).stdout).toBe(`${toolName} ${toolVersion}\n`);
    const { stdout } = run('--version');
    expect(stdout).toMatch(new RegExp(`^${toolName} ${toolVersion} \\(sha256 [0-9a-f]{12}\\)\n$`));
    // What the launcher says alone is what the program says.
    expect(run('presets', '--version').stdout).toBe(stdout);
  });
  it('survives line ends of another system', () => {
    writeFileSync(join(scratch, 'crlf.mjs'), readFileSync(bundle, 'latin1').replaceAll('\n', '\r\n'));
    const args = ['generate', '--config', 'aarch32', '--single-file', '-'];
    const { stdout } = spawnSync(process.execPath, [join(scratch, 'crlf.mjs'), ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout).toBe(run(...args).stdout);
  });
  it('is text, and has nothing of the machine that made it', () => {
    const text = readFileSync(bundle, 'latin1');
    expect(/[^\t\n -~]/.exec(text)).toBe(null);
    expect(text).not.toContain(repository);
    expect(text).not.toMatch(/(?:\.\.\/)+node_modules/);
  });
  it('comes out the same when it is built again', () => {
    const before = readFileSync(bundle);
    const { status } = spawnSync(process.execPath, ['src/build/bundle.mjs'], { cwd: repository });
    expect(status).toBe(0);
    expect(readFileSync(bundle).equals(before)).toBe(true);
  });
});

describe('an archive', () => {
  it('gives back each part as it was, though it may not end the comment that it stands in', () => {
    const parts = { 'a.js': 'const pattern = /a*/;\n/* text */', 'b.json': '{}\n' };
    const text = renderArchive(parts);
    expect(text.indexOf('*/')).toBe(text.length - '*/\n'.length);
    const archive = new Archive(Buffer.from(`code();${text}`));
    expect([archive.read('a.js'), archive.read('b.json'), archive.read('c')]).toEqual([
      ...Object.values(parts),
      '',
    ]);
  });
  it('refuses what it could not give back', () => {
    for (const text of ['*@/', '\n@@ x\n', 'é', '\0'])
      expect(() => renderArchive({ part: text })).toThrow('part');
  });
});
