// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { addSpecOptions, docsOption, layerOption } from '../spec-options.js';
import type { CheckCommandOptions } from '../actions/check.js';

export function addCheck(program: Command, finish: (code: number) => void): void {
  addSpecOptions(
    program
      .command('check')
      .description('say whether generated files that are committed are what the inputs give now')
      .argument('<path...>', 'a crate directory, a file of --single-file, or a snapshot')
      .option('--crate-name <name>', 'name of the crate (default: what the committed one says)')
      .addOption(layerOption('how much was generated (default: what the crate says)'))
      .addOption(docsOption('documentation of the items (default: what the crate says)'))
      .option('--explain-fix', 'print the command that brings it up to date', false)
      .option('--json', 'as JSON, for programs: docs/check.md has the format', false),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen check bindings --sel4 ../seL4
  sel4-bindgen check bindings abi/board.json --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json
  sel4-bindgen check sel4.rs --config aarch64-mcs --explain-fix
Without --config, the configuration is the one that the crate or snapshot was made for. Nothing is written.
Exit code 0: all is up to date; 4: something is not; 3: something cannot be read.`,
    )
    .action(async (paths: readonly string[], options: CheckCommandOptions) =>
      finish((await import('../actions/check.js')).runCheck(paths, options)),
    );
}
