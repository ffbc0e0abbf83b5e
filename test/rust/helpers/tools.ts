// SPDX-License-Identifier: BSD-2-Clause
import { inject } from 'vitest';
import { clippyCommand } from '../../toolchain/resolve.mjs';
import type { Toolchain } from '../../toolchain/toolchain.mjs';
import type { InputFile, ToolResult } from '../../tool-runs/tool-run.js';
import { need, rustfmtProgram } from './availability.js';
import { runTool } from './run-tool.js';

// Each tool is given all files that it may read, and runs where there are no others; see test/tool-runs/.

// Generated code is for stable compilers, whatever the environment says.
delete process.env['RUSTC_BOOTSTRAP'];

type Files = readonly InputFile[];

/** What all compilers are told: the edition of the generated crates, and that there is nothing to complain of. */
const strict = [
  '--edition=2021',
  '-Dwarnings',
  '--check-cfg=cfg(feature, values("debug-syscalls", "typed"))',
];

/** Nobody's settings in a directory above are looked at: the output has the tools' own style. */
const settings: Files = ['rustfmt.toml', 'clippy.toml'].map((path) => ({ path, text: '' }));

/** Cargo's features of a generated crate, as Cargo tells them to the compiler. */
export function features(...names: readonly ('debug-syscalls' | 'typed')[]): string[] {
  return names.map((name) => `--cfg=feature="${name}"`);
}

export const allFeatures = features('debug-syscalls', 'typed');

/** What a tool says of code that is not right; nothing, where it is. */
function complaintOf({ code, stdout, stderr }: ToolResult): string {
  return code === 0 ? '' : `${stdout}${stderr}` || `exit code ${code}`;
}

/** Runs a compiler just as it is told. */
export function compile(
  { rustc: program, identity, args: own, env }: Toolchain,
  files: Files,
  args: readonly string[],
  outputs: readonly string[] = [],
): Promise<ToolResult> {
  return runTool({ program, identity, args: [...own, ...args], env, files, outputs });
}

export async function rustc(toolchain: Toolchain, files: Files, args: readonly string[]): Promise<string> {
  return complaintOf(await compile(toolchain, files, [...strict, ...args]));
}

/** What a compiler makes of code that has to be right. */
export async function build(
  toolchain: Toolchain,
  files: Files,
  args: readonly string[],
  output: string,
): Promise<InputFile & { readonly text: Uint8Array }> {
  const result = await compile(toolchain, files, [...strict, ...args, '-o', output], [output]);
  const [text] = result.outputs;
  if (!text) throw new Error(complaintOf(result));
  return { path: output, text };
}

export async function clippy(toolchain: Toolchain, files: Files, args: readonly string[]): Promise<string> {
  const command = clippyCommand(toolchain, [...strict, '-Dclippy::all', ...args]);
  if (!command) return 'no clippy';
  const { command: program, args: all, env } = command;
  const { identity } = toolchain;
  return complaintOf(
    await runTool({ program, identity, args: all, env, files: [...files, ...settings], outputs: [] }),
  );
}

export async function rustdoc(toolchain: Toolchain, files: Files, args: readonly string[]): Promise<string> {
  const { rustdoc: program, identity, args: own, env } = toolchain;
  if (program === null) return 'no rustdoc';
  const all = [...own, ...strict, ...args];
  return complaintOf(await runTool({ program, identity, args: all, env, files, outputs: [] }));
}

/** Checks the form of files, and of the modules that they declare. */
export async function rustfmt(files: Files, paths: readonly string[]): Promise<string> {
  const { program } = need(rustfmtProgram);
  const identity = inject('toolchains').identities[program] ?? '';
  const args = ['--check', '--edition', '2021', ...paths];
  return complaintOf(
    await runTool({ program, identity, args, env: {}, files: [...files, ...settings], outputs: [] }),
  );
}
