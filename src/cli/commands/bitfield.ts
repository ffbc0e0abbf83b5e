// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import type { Launched } from '../stamp.js';
import { addDepfileOption, addSpecOptions } from '../spec-options.js';
import type { BitfieldCommandOptions } from '../actions/bitfield.js';

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
    .action(async (file: string, options: BitfieldCommandOptions) =>
      finish((await import('../actions/bitfield.js')).runBitfield(file, options, launched)),
    );
}
