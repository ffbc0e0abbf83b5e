// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { addExplainOptions, type ExplainOptions } from '../explain-options.js';

export function addExplain(program: Command, finish: (code: number) => void): void {
  addExplainOptions(
    program
      .command('explain')
      .description('say on one screen what a name or a number of the ABI is, and why')
      .argument('[name]', 'a name in C or Rust, a rule of diff, or the code of a diagnostic'),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen explain seL4_TCB_Configure --config aarch64-mcs
  sel4-bindgen explain Tcb::configure --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json
  sel4-bindgen explain --fault 5 0x401000 0xdead0000 0 0x92000046 --config aarch64
  sel4-bindgen explain --syscall 0xfffffff8 --config aarch32
  sel4-bindgen explain label-renumbered
  sel4-bindgen explain E0701
A name that the configuration does not have, or that may be several, is a wrong command line (2).`,
    )
    .action(async (name: string | undefined, options: ExplainOptions) =>
      finish((await import('../actions/explain.js')).runExplain(name, options)),
    );
}
