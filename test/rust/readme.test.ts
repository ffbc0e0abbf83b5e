// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { isSkipped, need, reason } from './helpers/availability.js';
import { scratch } from './helpers/scratch.js';
import { build, rustc } from './helpers/tools.js';

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
    const files = [{ path: 'sel4_bindings.rs', text: readFileSync(bindings) }];
    const crate = ['--crate-type=lib', '--emit=metadata', '-Cpanic=abort'];
    const args = ['sel4_bindings.rs', ...crate];
    const library = await build(need(toolchain), files, args, 'libsel4_bindings.rmeta');
    const uses = ['--extern', `sel4_bindings=${library.path}`, '-Aunsafe-op-in-unsafe-fn'];
    for (const text of examples) {
      const example = { path: 'example.rs', text };
      expect(await rustc(need(toolchain), [library, example], [example.path, ...crate, ...uses])).toBe('');
    }
  });
});
