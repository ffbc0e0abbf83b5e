// SPDX-License-Identifier: BSD-2-Clause
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { generateBitfield } from '../../generate-bitfield.js';
import { writeIfChanged } from '../../output/write-file.js';
import { diskLog } from '../../sources/disk-log.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { makeDepfile, showDiagnostics, writeOutput } from '../finish.js';
import { findBitfield } from '../find-bitfield.js';
import { readTemplates } from '../package-files.js';
import type { Launched } from '../stamp.js';
import { addDepfileOption, addSpecOptions, type SpecOptions } from '../spec-options.js';
import { printData } from '../global/say.js';

interface BitfieldCommandOptions extends SpecOptions {
  readonly out?: string;
  readonly depfile?: string;
}

export function addBitfield(program: Command, finish: (code: number) => void, launched?: Launched): void {
  addDepfileOption(
    addSpecOptions(
      program
        .command('bitfield')
        .description("generate Rust for one .bf file, the kernel's own included")
        .argument('<file>', '.bf file, or .pbf (already preprocessed)')
        .option('--out <file>', 'Rust file to write; - is standard output'),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen bitfield ../seL4/include/arch/arm/arch/object/structures.bf --config aarch64 --out caps.rs
  sel4-bindgen bitfield registers.bf --config x86_64 --out -

A file inside a seL4 source tree finds that tree by itself; elsewhere, give it with --sel4.`,
    )
    .action((file: string, options: BitfieldCommandOptions) => finish(runBitfield(file, options, launched)));
}

function runBitfield(path: string, options: BitfieldCommandOptions, launched: Launched | undefined): number {
  const { out } = options;
  if (out === undefined || out === '') throw new UsageError('give --out FILE; - is standard output');
  if (options.depfile !== undefined && out === '-')
    throw new UsageError('--depfile names the file that --out writes, and standard output is none');
  const log = diskLog();
  const report = new Report();
  const found = findBitfield(path, options, report);
  const text = found && generateBitfield(found, basename(path), readTemplates(), options.strict, report);
  const code = showDiagnostics(report);
  if (text === undefined || code !== exitCodes.ok) return code;
  if (out === '-') {
    printData(text);
    return exitCodes.ok;
  }
  const depfile = makeDepfile(options.depfile, out, log, launched);
  return writeOutput(out, () => writeIfChanged(out, text), depfile);
}
