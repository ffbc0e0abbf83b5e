// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { isSkipped, need, reason, rustc, scratch } from './helpers/tools.js';

const toolchain = inject('toolchains').targets['aarch64'];
const { directory, remove } = scratch('readme');
afterAll(remove);

describe.skipIf(isSkipped(toolchain))(`the examples in README.md${reason(toolchain)}`, () => {
  it('compile against the generated crate, with warnings denied', async () => {
    const text = readFileSync(join(repository, 'README.md'), 'utf8');
    const examples = [...text.matchAll(/```rust\n([^]*?)```/g)].map(([, example = '']) => example);
    expect(examples.length).toBeGreaterThan(1);
    const bindings = join(directory, 'sel4_bindings.rs');
    expect(runCli(['generate', '--config', 'aarch64-mcs', '--single-file', bindings]).code).toBe(0);
    const library = join(directory, 'libsel4_bindings.rmeta');
    const crate = ['--crate-type=lib', '--emit=metadata', '-Cpanic=abort'];
    expect(
      await rustc(need(toolchain), [...crate, '--crate-name=sel4_bindings', bindings, '-o', library]),
    ).toBe('');
    const uses = ['--extern', `sel4_bindings=${library}`, '-Aunsafe-op-in-unsafe-fn'];
    for (const [index, example] of examples.entries()) {
      const path = join(directory, `example-${index}`);
      writeFileSync(`${path}.rs`, example);
      const args = [...crate, ...uses, `${path}.rs`, '--crate-name=example', '-o', `${path}.rmeta`];
      expect(await rustc(need(toolchain), args)).toBe('');
    }
  });
});
