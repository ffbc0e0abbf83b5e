// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { isSkipped, need, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { run } from '../toolchain/process.mjs';
import { isAtLeast } from '../../src/cli/doctor/programs.js';

const host = inject('toolchains').host;
const { directory, remove } = scratch('targets');
afterAll(remove);
await runCommand(['init', 'targets'], directory);

/** What programs for each target can rely on, as rustc says it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'aarch64-sel4.json': ['target_arch="aarch64"', 'target_pointer_width="64"', 'target_feature="neon"'],
  'aarch32-sel4.json': ['target_arch="arm"', 'target_pointer_width="32"'],
  'riscv64-sel4.json': ['target_arch="riscv64"', 'target_pointer_width="64"', 'target_feature="a"'],
  'riscv32-sel4.json': ['target_arch="riscv32"', 'target_pointer_width="32"', 'target_feature="a"'],
  'x86_64-sel4.json': ['target_arch="x86_64"', 'target_pointer_width="64"', 'target_feature="sse2"'],
  'ia32-sel4.json': ['target_arch="x86"', 'target_pointer_width="32"', 'target_feature="sse2"'],
};

/** Before it, widths were written as text. */
const formatSince = '1.91';
const compiler =
  host !== undefined && 'release' in host && !isAtLeast(host.release, formatSince)
    ? { missing: `Rust ${host.release} is here; the files are for ${formatSince} and later` }
    : host;

describe('init targets', () => {
  it('writes one for each architecture', () => {
    expect(readdirSync(join(directory, 'targets')).sort()).toEqual(Object.keys(expected).sort());
  });
});

describe.skipIf(isSkipped(compiler))(`the targets${reason(compiler)}`, () => {
  it.each(Object.entries(expected))('%s is one of rustc', async (name, settings) => {
    const { rustc, env } = need(compiler);
    const args = ['-Zunstable-options', '--print', 'cfg', '--target', join(directory, 'targets', name)];
    const { code, stdout, stderr } = await run(rustc, args, { env: { ...env, RUSTC_BOOTSTRAP: '1' } });
    expect(code, stderr).toBe(0);
    const printed = stdout.split('\n');
    const common = ['panic="abort"', 'relocation_model="static"', 'target_thread_local', 'target_os="none"'];
    expect(printed).toEqual(expect.arrayContaining([...common, ...settings]));
  });
});
