// SPDX-License-Identifier: BSD-2-Clause
import { release } from 'node:os';
import { inject } from 'vitest';
import type { Toolchain } from '../../toolchain/toolchain.mjs';
import type { InputFile, ToolResult } from '../../tool-runs/tool-run.js';
import { need } from './availability.js';
import { runTool } from './run-tool.js';
import { build } from './tools.js';

/** A crate of one file as a module of a program on this machine. */
export function onHost(crate: string): string {
  return crate.replace('#![no_std]\n', '');
}

/** With another compiler than the one that is found, and what the program is told. */
export interface HostRun {
  readonly toolchain?: Toolchain;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What comes of a program that is compiled for this machine and run: all that it is told is in its text and here. */
export async function runOnHost(
  files: readonly InputFile[],
  args: readonly string[],
  { toolchain = need(inject('toolchains').host), words = [], env = {} }: HostRun = {},
): Promise<Pick<ToolResult, 'code' | 'stdout' | 'stderr'>> {
  // What is stripped is the standard library's, and most of the program.
  const program = await build(toolchain, files, [...args, '-Cstrip=symbols'], 'program');
  const { code, stdout, stderr } = await runTool({
    program: `./${program.path}`,
    // What it is linked with came with the linker, and it may ask the system.
    identity: `${toolchain.identity} ${release()}`,
    args: words,
    env,
    files: [program],
    outputs: [],
  });
  return { code, stdout, stderr };
}
