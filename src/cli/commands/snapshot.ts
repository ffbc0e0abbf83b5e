// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { snapshotName } from '../../snapshot.js';
import type { Launched } from '../stamp.js';
import { addDepfileOption, addSpecOptions } from '../spec-options.js';
import type { SnapshotCommandOptions } from '../actions/snapshot.js';

export function addSnapshot(program: Command, finish: (code: number) => void, launched?: Launched): void {
  addDepfileOption(
    addSpecOptions(
      program
        .command('snapshot')
        .description('write the ABI of one kernel configuration to a file that can be committed and compared')
        .option('--out <file>', 'file to write; - is standard output', snapshotName),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen snapshot --config aarch64-mcs
  sel4-bindgen snapshot --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json --out abi/board.json
The file is JSON with one fact on a line; docs/facts.md has the format. The same input gives the same bytes.`,
    )
    .action(async (options: SnapshotCommandOptions) =>
      finish((await import('../actions/snapshot.js')).runSnapshot(options, launched)),
    );
}
