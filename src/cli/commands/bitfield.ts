// SPDX-License-Identifier: BSD-2-Clause
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { generateBitfield } from '../../generate-bitfield.js';
import { writeIfChanged } from '../../output/write-files.js';
import { exitCodes } from '../exit-codes.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { findBitfield } from '../find-bitfield.js';
import { readTemplates } from '../package-files.js';
import { addSpecOptions, type SpecOptions } from '../spec-options.js';

interface BitfieldCommandOptions extends SpecOptions {
  readonly out: string;
}

export function addBitfield(program: Command, finish: (code: number) => void): void {
  addSpecOptions(
    program
      .command('bitfield')
      .description("generate Rust for one .bf file, the kernel's own included")
      .argument('<file>', '.bf file, or .pbf (already preprocessed)')
      .requiredOption('--out <file>', 'Rust file to write; - is standard output'),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen bitfield ../seL4/include/arch/arm/arch/object/structures.bf --config aarch64 --out caps.rs
  sel4-bindgen bitfield registers.bf --config x86_64 --out -

A file inside a seL4 source tree finds that tree by itself; elsewhere, give it with --sel4.`,
    )
    .action((file: string, options: BitfieldCommandOptions) => finish(runBitfield(file, options)));
}

function runBitfield(path: string, options: BitfieldCommandOptions): number {
  const report = new Report();
  const found = findBitfield(path, options, report);
  const text = found && generateBitfield(found, basename(path), readTemplates(), options.strict, report);
  const code = showDiagnostics(report);
  if (text === undefined || code !== exitCodes.ok) return code;
  if (options.out !== '-') return writeOutput(options.out, () => writeIfChanged(options.out, text));
  process.stdout.write(text);
  return exitCodes.ok;
}
