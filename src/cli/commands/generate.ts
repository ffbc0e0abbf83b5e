// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { type Launched } from '../stamp.js';
import { addDepfileOption, addSpecOptions, docsOption, layerOption } from '../spec-options.js';
import type { GenerateCommandOptions } from '../actions/generate.js';

export function addGenerate(program: Command, finish: (code: number) => void, launched?: Launched): void {
  addDepfileOption(
    addSpecOptions(
      program
        .command('generate')
        .description('generate a Rust crate with the bindings for one kernel configuration')
        .option('--out <dir>', 'directory to put the crate in')
        .option('--single-file <file>', 'one Rust file instead of a crate; - is standard output')
        .option('--crate-name <name>', 'name of the crate', 'sel4-bindings')
        .addOption(layerOption('how much to generate').default('typed'))
        .addOption(docsOption('documentation of the items').default('full'))
        .option(
          '--matrix <file>',
          'many configurations in one run: a crate for each, in a directory of its own below --out',
        )
        .option('--no-cache', 'do all again, even if a run before this one did the same'),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen generate --config aarch64-mcs --out bindings
  sel4-bindgen generate --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json --out bindings
  sel4-bindgen generate --include "$SDK/board/qemu_virt_aarch64/debug" --sel4 ../seL4 --single-file sel4.rs`,
    )
    .action(async (options: GenerateCommandOptions) =>
      finish((await import('../actions/generate.js')).runGenerate(options, launched)),
    );
}
