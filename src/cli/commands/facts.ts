// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { addSpecOptions } from '../spec-options.js';
import type { FactsCommandOptions } from '../actions/facts.js';

export function addFacts(program: Command, finish: (code: number) => void): void {
  addSpecOptions(
    program
      .command('facts')
      .description('print the ABI of one kernel configuration: numbers, sizes, layouts, registers')
      .argument(
        '[name...]',
        'what to print, by its name in C; * and ? stand for any text and character (default: all)',
      )
      .option('--json', 'as JSON, for programs: docs/facts.md has the format', false)
      .option('--value', 'the number of the one NAME, and nothing else', false),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen facts seL4_TCBBits --config aarch64-mcs
  sel4-bindgen facts 'seL4_*Bits' TCBConfigure VMFault seL4_BootInfo.extraLen --config riscv64
  sel4-bindgen facts --value seL4_PageBits --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json
  sel4-bindgen facts --json --config x86_64 > abi.json
A name stands for all that is called so, with its parts: of an enum, a struct, a method, an interface. The names
trap and message* give the registers and the sizes of messages. A name that the configuration does not have is a
wrong command line (2), and nothing is printed.`,
    )
    .action(async (names: readonly string[], options: FactsCommandOptions) =>
      finish((await import('../actions/facts.js')).runFacts(names, options)),
    );
}
