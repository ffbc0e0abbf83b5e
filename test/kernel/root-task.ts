// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { repository } from '../helpers/paths.js';
import { runOrThrow } from '../toolchain/process.mjs';
import type { Toolchains } from '../toolchain/resolve.mjs';
import { TARGETS } from '../toolchain/targets.mjs';

const project = `${repository}/fixtures/projects/root-task`;

/** Bindings, which stand in one file, and what is built with them. */
export interface Job {
  readonly bindings: string;
  readonly sel4Arch: string;
  /** A directory for what is built. */
  readonly into: string;
  /** What rustc takes for `opt-level`. */
  readonly optimization: string;
}

/** Compiles bindings, and the root task with them, and links it; where the program is. */
export async function buildRootTask(job: Job, { targets, lld }: Toolchains): Promise<string> {
  const toolchain = targets[job.sel4Arch];
  if (toolchain === undefined || 'missing' in toolchain) {
    throw new Error(toolchain?.missing ?? `there is no compiler for ${job.sel4Arch}`);
  }
  if (lld === null) throw new Error('ld.lld is not on PATH; on Debian: apt-get install lld');
  const common = ['--edition=2021', '-Cpanic=abort', '-Ccodegen-units=1', `-Copt-level=${job.optimization}`];
  const compile = (...args: string[]): Promise<string> =>
    runOrThrow(toolchain.rustc, [...toolchain.args, ...common, ...args], { env: toolchain.env });
  const library = join(job.into, 'libsel4_bindings.rlib');
  const objects = join(job.into, 'libroot_task.a');
  const program = join(job.into, 'root-task.elf');
  await compile('--crate-type=rlib', '--crate-name=sel4_bindings', job.bindings, '-o', library);
  await compile(
    ...['--crate-type=staticlib', '--crate-name=root_task', '-Dwarnings', join(project, 'src/main.rs')],
    ...['--extern', `sel4_bindings=${library}`, '-o', objects],
  );
  const emulation = TARGETS[job.sel4Arch]?.emulation ?? '';
  await runOrThrow(lld, [
    ...['-m', emulation, '-T', join(project, 'link.ld'), '--gc-sections', '-z', 'noexecstack'],
    ...['--build-id=none', objects, '-o', program],
  ]);
  return program;
}
