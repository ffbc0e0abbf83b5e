// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInstalledTree } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { runCommand } from '../helpers/command.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The Rust without what names the files and digests, which differ by where the specs stand. */
function code(text: string): string {
  return text
    .replace(/(?:Spec|Header): `[^`]*`/g, '')
    .replace(/^\/\/ (?:specs|configuration) .*$/gm, '')
    .replace(/LABEL: &str = .*/, '')
    .replace(/Configuration: .*? The kernel/, '');
}

async function generated(...args: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await runCommand(['generate', ...args, '--single-file', '-'], scratch);
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  return code(stdout);
}

describe.each(['aarch64-mcs', 'x86_64-vtx', 'ia32', 'riscv32-mcs'])('%s', (preset) => {
  let wanted = '';
  beforeAll(async () => {
    wanted = await generated('--config', preset);
    expect(wanted).toContain('pub mod sys');
  });

  it('is the same from a source tree', async () => {
    expect(await generated('--sel4', builtInSpecs, '--config', preset)).toBe(wanted);
  });
  it('is the same from an installed libsel4, with the configuration found there', async () => {
    const prefix = join(scratch, `installed-${preset}`, 'libsel4');
    writeInstalledTree(prefix, preset, true);
    expect(await generated('--include', join(prefix, '..'))).toBe(wanted);
    expect(await generated('--include', join(prefix, 'include'))).toBe(wanted);
  });
  it('is the same from an SDK without interface XML together with a source tree', async () => {
    const board = join(scratch, `sdk-${preset}`);
    writeInstalledTree(board, preset, false);
    expect(await generated('--include', board, '--sel4', builtInSpecs)).toBe(wanted);
  });
  it('is an error that says what to add from an SDK alone', async () => {
    const board = join(scratch, `alone-${preset}`);
    writeInstalledTree(board, preset, false);
    const { exit, stderr, stdout } = await runCommand(
      ['generate', '--include', board, '--single-file', '-'],
      scratch,
    );
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' });
    expect(stderr).toContain('error[E0802]: `interfaces/object-api.xml` is in none of the given directories');
    expect(stderr).toContain('A Microkit SDK has no interface XML; add --sel4');
  });
});

it('needs a configuration for a source tree', async () => {
  const { exit, stderr } = await runCommand(
    ['generate', '--sel4', builtInSpecs, '--single-file', '-'],
    scratch,
  );
  expect(exit).toBe(2);
  expect(stderr).toContain('a kernel configuration is needed');
});

describe('an option that only the given tree has', () => {
  const tree = join(scratch, 'newer');
  const facts = async (set: string) =>
    await runCommand(['facts', '--sel4', tree, '--config', 'aarch64', '--set', set], scratch);
  beforeAll(() => {
    cpSync(builtInSpecs, tree, { recursive: true });
    const file = join(tree, 'libsel4/include/interfaces/object-api.xml');
    const text = readFileSync(file, 'utf8').replaceAll('CONFIG_KERNEL_MCS', 'CONFIG_FRESH');
    writeFileSync(file, text);
  });

  it('can be set', async () => {
    const [off, on] = [await facts('FRESH=OFF'), await facts('FRESH=ON')];
    expect([off.exit, off.stderr, on.exit, on.stderr]).toEqual([0, '', 0, '']);
    expect(on.stdout).not.toBe(off.stdout);
  });
  it('is what a misspelt one is taken for', async () => {
    const { exit, stderr } = await facts('FRSH=ON');
    expect({ exit, stderr }).toEqual({ exit: 3, stderr: expect.stringContaining('Did you mean `FRESH`?') });
  });
});

describe('--strict', () => {
  const strict = async (...args: readonly string[]) =>
    await runCommand(['generate', '--strict', ...args, '--single-file', '-'], scratch);

  it('accepts a configuration that mentions all that conditions read', async () => {
    const { exit, stderr } = await strict('--config', 'x86_64-mcs', '--set', 'ARM_HYPERVISOR_SUPPORT=OFF');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });
  it('names what is missing: on Arm, options that only x86 has', async () => {
    const { exit, stderr } = await strict('--config', 'aarch64');
    const missing = [...stderr.matchAll(/error\[E0706\]: option `(\w+)`/g)].map((match) => match[1]);
    expect({ exit, missing }).toEqual({ exit: 3, missing: ['KERNEL_X86_DANGEROUS_MSR', 'VTX'] });
    const set = missing.flatMap((option) => ['--set', `${option}=OFF`]);
    expect((await strict('--config', 'aarch64', ...set)).exit).toBe(0);
  });
});
