// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../helpers/paths.js';
import type { Toolchains } from '../toolchain/resolve.mjs';
import { TARGETS } from '../toolchain/targets.mjs';
import type { InputFile, ToolResult, ToolRun } from '../tool-runs/tool-run.js';

const project = `${repository}/fixtures/projects/root-task`;

/** Bindings, and what is built with them. */
export interface Job {
  /** The text of a crate in one file. */
  readonly bindings: string;
  readonly sel4Arch: string;
  /** What rustc takes for `opt-level`. */
  readonly optimization: string;
}

/** How tools are run: anew, or answered with what an equal run gave. */
export type RunTool = (run: ToolRun) => Promise<ToolResult>;

/** Compiles bindings, and the root task with them, and links it; the program. */
export async function buildRootTask(
  { bindings, sel4Arch, optimization }: Job,
  { targets, lld, identities }: Toolchains,
  runTool: RunTool,
): Promise<Buffer> {
  const toolchain = targets[sel4Arch];
  if (toolchain === undefined || 'missing' in toolchain) {
    throw new Error(toolchain?.missing ?? `there is no compiler for ${sel4Arch}`);
  }
  if (lld === null) throw new Error('ld.lld is not on PATH; on Debian: apt-get install lld');
  const make = async (run: ToolRun): Promise<InputFile> => {
    const { outputs, stderr } = await runTool(run);
    const [path = ''] = run.outputs;
    const [text] = outputs;
    if (!text) throw new Error(`${run.program} failed: ${stderr}`);
    return { path, text };
  };
  const { rustc: program, identity, args: own, env } = toolchain;
  const common = ['--edition=2021', '-Cpanic=abort', '-Ccodegen-units=1', `-Copt-level=${optimization}`];
  const compile = (
    files: readonly InputFile[],
    args: readonly string[],
    output: string,
  ): Promise<InputFile> =>
    make({
      program,
      identity,
      args: [...own, ...common, ...args, '-o', output],
      env,
      files,
      outputs: [output],
    });
  const library = await compile(
    [{ path: 'bindings.rs', text: bindings }],
    ['--crate-type=rlib', '--crate-name=sel4_bindings', 'bindings.rs'],
    'libsel4_bindings.rlib',
  );
  const extern = `sel4_bindings=${library.path}`;
  const objects = await compile(
    [...sources(), library],
    ['--crate-type=staticlib', '--crate-name=root_task', '-Dwarnings', 'src/main.rs', '--extern', extern],
    'libroot_task.a',
  );
  const script = { path: 'link.ld', text: readFileSync(join(project, 'link.ld')) };
  const output = 'root-task.elf';
  const flags = ['--gc-sections', '-z', 'noexecstack', '--build-id=none'];
  const emulation = TARGETS[sel4Arch]?.emulation ?? '';
  const linked = await make({
    program: lld,
    identity: identities[lld] ?? '',
    args: ['-m', emulation, '-T', script.path, ...flags, objects.path, '-o', output],
    env: {},
    files: [script, objects],
    outputs: [output],
  });
  return Buffer.from(linked.text);
}

/** The root task's modules. */
function sources(): InputFile[] {
  const names = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.rs'))
    .map((name) => ({ path: `src/${name}`, text: readFileSync(join(project, 'src', name)) }));
}
