// SPDX-License-Identifier: BSD-2-Clause
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Outcome, run } from '../../toolchain/process.mjs';
import type { Toolchain } from '../../toolchain/toolchain.mjs';
import type { InputFile } from '../../tool-runs/tool-run.js';
import { need } from './availability.js';
import { inTurn } from './run-tool.js';
import { scratch } from './scratch.js';
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

/** Compiles a program for this machine and runs it; it is run every time. */
export async function runOnHost(
  files: readonly InputFile[],
  args: readonly string[],
  { toolchain = need(inject('toolchains').host), words = [], env = {} }: HostRun = {},
): Promise<Outcome> {
  // What is stripped is the standard library's, and most of the program.
  const program = await build(toolchain, files, [...args, '-Cstrip=symbols'], 'program');
  const { directory, remove } = scratch('program');
  try {
    const path = join(directory, program.path);
    writeFileSync(path, program.text, { mode: 0o755 });
    return await inTurn(() => run(path, words, { env }));
  } finally {
    remove();
  }
}
