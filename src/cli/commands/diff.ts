// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { addDiffOptions, type DiffOptions } from '../diff-options.js';

export function addDiff(program: Command, finish: (code: number) => void): void {
  addDiffOptions(
    program
      .command('diff')
      .description(
        'say what is different between the ABIs of two kernels, and what an old binary would do wrong',
      )
      .argument('[sides...]', 'OLD and NEW: a snapshot, a preset, or TREE@CONFIG'),
  )
    .addHelpText(
      'after',
      `
A side is one of
  FILE                     a snapshot, or what facts --json prints
  DIR                      a directory with sel4-abi.json in it, or an installation with its own configuration
  PRESET[,KEY=VALUE...]    the built-in specs: aarch64-mcs,DEBUG_BUILD=ON
  TREE@CONFIG[,...]        a source tree or an installation with a configuration: a preset, a file, KEY=VALUE
  @CONFIG[,...]            the built-in specs with a configuration file
or is given with --old-sel4, --old-include, --old-config and --old-set, or --new-… in its place.

Examples:
  sel4-bindgen diff sel4-abi.json ../seL4@build/gen_config.json
  sel4-bindgen diff ../seL4-15.0.0@aarch64 ../seL4-16.0.0@aarch64 --report sarif=abi.sarif --report junit=abi.xml
  sel4-bindgen diff x86_64 x86_64-mcs --fail-on never --format markdown
Exit code 0: no finding at or above --fail-on; 1: there are some; 3: a side cannot be read, or nothing was compared.`,
    )
    .action(async (sides: readonly string[], options: DiffOptions) =>
      finish(await (await import('../actions/diff.js')).runDiff(sides, options)),
    );
}
