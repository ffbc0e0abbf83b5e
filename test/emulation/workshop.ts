// SPDX-License-Identifier: BSD-2-Clause
import { inject } from 'vitest';
import type { Missing } from '../toolchain/toolchain.mjs';
import type { InputFile } from '../tool-runs/tool-run.js';
import { isSkipped, need, reason } from '../rust/helpers/availability.js';
import { runTool } from '../rust/helpers/run-tool.js';
import { type Batch, emulate, type Outcome } from './emulator.js';
import { build, type Linker } from './program.js';

// What tests need to make programs and to run them.

const { targets, emulation, lld, identities } = inject('toolchains');
const linker: Linker | Missing =
  lld === null ? { missing: 'No ld.lld is on PATH' } : { program: lld, identity: identities[lld] ?? '' };

/** Whether something is not here that a test of an architecture needs, and what; where nothing may be skipped, it fails. */
export function missing(sel4Arch: string): { skip: boolean; why: string } {
  const toolchain = targets[sel4Arch];
  return {
    skip: isSkipped(toolchain, linker, emulation),
    why: `${reason(toolchain)}${reason(linker)}${reason(emulation)}`,
  };
}

/** Makes an ELF file of a program. */
export function buildElf(
  program: string,
  sel4Arch: string,
  optLevel: string,
  flags: readonly string[] = [],
): Promise<InputFile> {
  return build(program, {
    toolchain: need(targets[sel4Arch]),
    linker: need(linker),
    sel4Arch,
    optLevel,
    flags,
  });
}

/** What comes of batches of runs of an ELF file on an emulated processor. */
export function runBatches(elf: InputFile, batches: readonly Batch[]): Promise<Outcome[][]> {
  return emulate(runTool, need(emulation), elf, batches);
}
