// SPDX-License-Identifier: BSD-2-Clause
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { writeInstalledTree } from '../helpers/installed-tree.js';
import { builtInSpecs, shared } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-headers-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const whole = join(scratch, 'whole');
/** A tree as seL4's specs are sometimes kept: the XML and the bitfields, no headers. */
const bare = join(scratch, 'bare');
beforeAll(() => {
  const released = join(shared, 'sel4-specs', '13.0.0');
  cpSync(builtInSpecs, whole, { recursive: true });
  cpSync(existsSync(released) ? released : builtInSpecs, bare, {
    recursive: true,
    filter: (path) => !path.endsWith('.h'),
  });
});

/** Runs the program where output of an earlier run stands, and says whether anything there has changed. */
async function run(...args: readonly string[]): Promise<CommandResult & { changed: boolean }> {
  const out = mkdtempSync(join(scratch, 'out-'));
  put(join(out, 'crate', 'src', 'lib.rs'), '// of an earlier run\n');
  const before = listFiles(out);
  const result = await runCommand(['generate', ...args], out);
  return { ...result, changed: listFiles(out) !== before };
}

/** The code alone, from standard output. */
async function rust(...args: readonly string[]): Promise<{ text: string; stderr: string }> {
  const { exit, stdout, stderr } = await run(...args, '--single-file', '-');
  expect(exit, stderr).toBe(0);
  return { text: stdout, stderr };
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function listFiles(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path}\n${readFileSync(path, 'utf8')}`)
    .join('\n');
}

/** The whole tree with its limit on messages changed, so that it shows whose headers were read. */
function treeWithLimit(name: string, limit: number): string {
  const tree = join(scratch, name);
  cpSync(whole, tree, { recursive: true });
  const file = join(tree, 'libsel4/include/sel4/constants.h');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(/(seL4_MsgMaxLength = )\d+/, `$1${limit}`);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  return tree;
}

describe('a tree without headers', () => {
  it('is an error that says how to complete it, and nothing is written', async () => {
    const { exit, stdout, stderr, changed } = await run(
      '--sel4',
      bare,
      '--config',
      'aarch64',
      '--out',
      'crate',
    );
    expect({ exit, stdout, changed }).toEqual({ exit: 3, stdout: '', changed: false });
    expect(stderr).toContain('error[E0807]: no C headers: `sel4/sel4.h` is in none of the given directories');
    expect(stderr).toContain('add --headers builtin');
  });
  it.each(['aarch64-mcs', 'ia32', 'riscv32'])('is completed by --headers builtin: %s', async (preset) => {
    const { text, stderr } = await rust('--sel4', bare, '--config', preset, '--headers', 'builtin');
    expect(stderr).toBe('');
    expect(text).toContain('mod invocations');
    // Marked as a whole, and at each fact.
    expect(text).toContain('//! The specs came without C headers.');
    expect(text).toMatch(/Header: `[^`]+`, of the built-in headers/);
  });
});

describe('whose headers are read', () => {
  it("a tree's own, also with --headers builtin", async () => {
    const tree = treeWithLimit('own', 56);
    const own = (await rust('--sel4', tree, '--config', 'aarch64')).text;
    expect(own).not.toContain('built-in headers');
    expect(own).toMatch(/MSG_MAX_LENGTH\b.*= 56;|seL4_MsgMaxLength\b.*= 56;/);
    expect((await rust('--sel4', tree, '--config', 'aarch64', '--headers', 'builtin')).text).toBe(own);
  });
  it('those of an installation, before those of the source tree', async () => {
    const prefix = join(scratch, 'installed');
    writeInstalledTree(prefix, 'aarch64', true);
    const { text } = await rust('--include', prefix, '--sel4', treeWithLimit('later', 56));
    expect(text).toContain('mod invocations');
    expect(text).not.toContain('= 56;');
  });
  it('those of an SDK that has no XML, beside a source tree that has no headers', async () => {
    const board = join(scratch, 'board');
    writeInstalledTree(board, 'aarch64-mcs', false);
    const { text, stderr } = await rust('--include', board, '--sel4', bare);
    expect(stderr).toBe('');
    expect(text).toContain('mod invocations');
  });
});

it('a platform that the tree lacks is a warning, and the rest is generated', async () => {
  const args = ['--sel4', whole, '--config', 'aarch64', '--set', 'PLAT=lamp'];
  const { exit, stderr, changed } = await run(...args, '--out', 'new');
  expect({ exit, changed }).toEqual({ exit: 0, changed: true });
  expect(stderr).toContain('warning[W0913]: no header of the platform `lamp`');
  expect(stderr).toContain('libsel4/sel4_plat_include/lamp');
});

it('several problems of headers come out in one run, and nothing is written', async () => {
  const tree = join(scratch, 'damaged');
  cpSync(whole, tree, { recursive: true });
  put(
    join(tree, 'libsel4/include/sel4/errors.h'),
    '#include <sel4/lamps.h>\nenum { RED = };\nstruct lamp { hue first; };\n_Static_assert(0, "dark");\n',
  );
  const header = join(tree, 'libsel4/include/sel4/bootinfo.h');
  writeFileSync(header, `${readFileSync(header, 'utf8')}\ntypedef int lamp[-1];\n`);
  const { exit, stderr, changed } = await run('--sel4', tree, '--config', 'aarch64', '--out', 'crate');
  expect({ exit, changed }).toEqual({ exit: 3, changed: false });
  const codes = [...stderr.matchAll(/error\[(E\d+)\]/g)].map((match) => match[1]);
  expect(codes).toEqual(expect.arrayContaining(['E0106', 'E0901', 'E0903', 'E0906', 'E0910']));
});
