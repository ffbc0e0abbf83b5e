// SPDX-License-Identifier: BSD-2-Clause
import { appendFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { isAtLeast } from '../../src/cli/doctor/programs.js';
import { repository } from '../helpers/paths.js';
import { isMissing, isSkipped, need, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { run } from '../toolchain/process.mjs';
import type { Missing } from '../toolchain/toolchain.mjs';
import { commands, freshProject, succeed } from './project.js';

// The commands of docs/targets.md, with the compiler's own source of core and nothing from a network.

const toolchain = inject('toolchains').targets['x86_64'];
const { directory, remove } = scratch('build-std');
afterAll(remove);

/** Where the packages are that other parts of the library depend on. */
async function findVendored(): Promise<{ readonly vendor: string } | Missing> {
  if (inject('toolchains').cargo === null) return { missing: 'No cargo is here' };
  if (isMissing(toolchain)) return { missing: toolchain?.missing ?? 'no compiler' };
  if (!isAtLeast(toolchain.release, '1.96')) return { missing: 'The targets are for Rust 1.96' };
  const { stdout } = await run(toolchain.rustc, ['--print', 'sysroot'], { env: toolchain.env });
  const vendor = join(stdout.trim(), 'lib/rustlib/src/rust/library/vendor');
  if (!existsSync(vendor)) return { missing: "The source of Rust's library is not here (rust-src)" };
  const { code } = await run(join(dirname(toolchain.rustc), 'cargo'), ['--version']);
  return code === 0 ? { vendor } : { missing: 'No cargo is beside the compiler' };
}

const vendored = await findVendored();

describe.skipIf(isSkipped(toolchain, vendored))(`a target of one's own${reason(vendored)}`, () => {
  it('is built for with the commands of its page, without a network', async () => {
    const project = freshProject('cargo', directory, need(toolchain));
    cpSync(`${repository}/fixtures/projects/make/root_task.rs`, join(project.directory, 'root_task.rs'));
    appendFileSync(
      join(project.directory, '.cargo/config.toml'),
      `[source.crates-io]\nreplace-with = "rust-src"\n[source.rust-src]\ndirectory = "${need(vendored).vendor}"\n`,
    );
    // Cargo and rustc of one release, and not the libraries of other targets.
    const programs = join(directory, 'cargo-programs');
    rmSync(join(programs, 'rustc'));
    const path = [programs, dirname(need(toolchain).rustc), process.env['PATH'] ?? ''].join(delimiter);
    const bindings = 'sel4-bindgen generate --config x86_64-mcs --out sel4-bindings';
    const script = [bindings, commands('targets', 'build-std'), commands('targets', 'sysroot')];
    const said = await succeed(project, script.join('\n'), { PATH: path });
    expect(said).toMatch(/Compiling core[^]*Compiling root-task/);
    for (const made of ['target/x86_64-sel4/debug/libroot_task.a', 'libroot_task.a'])
      expect(existsSync(join(project.directory, made)), made).toBe(true);
  });
});
