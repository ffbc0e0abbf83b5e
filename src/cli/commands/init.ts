// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Argument } from 'commander';
import { withChoices } from '../choices.js';
import { type Integration, integrations } from '../integrations.js';
import type { InitOptions } from '../actions/init.js';

export function addInit(program: Command, finish: (code: number) => void): void {
  program
    .command('init')
    .description('write the files that make bindings part of another build')
    .addArgument(withChoices(new Argument('<build>', 'which build'), Object.keys(integrations)))
    .option('--dir <dir>', 'the project to write to', '.')
    .option(
      '--config <file|preset>',
      "for cargo, make and cmake: the configuration that the files name (default: MCS on this machine's architecture)",
    )
    .option('--force', 'overwrite files that are there and say something else', false)
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen init cargo --config aarch64-mcs
  sel4-bindgen init make --config build/gen_config.json
  sel4-bindgen init ci --dir ../my-system`,
    )
    .action(async (build: Integration, options: InitOptions) =>
      finish((await import('../actions/init.js')).runInit(build, options)),
    );
}
