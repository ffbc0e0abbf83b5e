// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { repository } from '../helpers/paths.js';
import { runOrThrow } from '../toolchain/process.mjs';
import { resolveToolchains } from '../toolchain/resolve.mjs';
import { TARGETS } from '../toolchain/targets.mjs';

const project = `${repository}/fixtures/projects/root-task`;

/** Why something cannot be built, with the command that helps. */
export class Missing extends Error {}

/** Compiles bindings, which stand in one file, and the root task with them, and links it; where the program is. */
export async function buildRootTask(bindings: string, sel4Arch: string, into: string): Promise<string> {
  const toolchains = await resolveToolchains({ prepare: false });
  const toolchain = toolchains.targets[sel4Arch];
  if (toolchain === undefined || 'missing' in toolchain) {
    throw new Missing(toolchain?.missing ?? `no compiler for ${sel4Arch}`);
  }
  if (toolchains.lld === null) throw new Missing('ld.lld is not on PATH; on Debian it is in the package lld');
  const { rustc, args, env } = toolchain;
  const compile = (...more: string[]): Promise<string> =>
    runOrThrow(rustc, [...args, '--edition=2021', '-Cpanic=abort', ...optimization, ...more], { env });
  const library = join(into, 'libsel4_bindings.rlib');
  const objects = join(into, 'libroot_task.a');
  const program = join(into, 'root-task.elf');
  await compile('--crate-type=rlib', '--crate-name=sel4_bindings', bindings, '-o', library);
  await compile(
    ...['--crate-type=staticlib', '--crate-name=root_task', '-Dwarnings', join(project, 'src/main.rs')],
    ...['--extern', `sel4_bindings=${library}`, '-o', objects],
  );
  await runOrThrow(toolchains.lld, [
    ...['-m', TARGETS[sel4Arch]?.emulation ?? '', '-T', join(project, 'link.ld'), '--gc-sections'],
    ...['-z', 'noexecstack', '--build-id=none', objects, '-o', program],
  ]);
  return program;
}

/** `OPT_LEVEL=0` for those who want to step through it. */
const optimization = [`-Copt-level=${process.env['OPT_LEVEL'] ?? '1'}`, '-Cdebuginfo=0'];
