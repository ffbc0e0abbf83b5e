// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';

export function addRules(program: Command, finish: (code: number) => void): void {
  program
    .command('rules')
    .description('list the rules of diff, worst first')
    .option('--json', 'as JSON, for programs: docs/command-line.md has the format', false)
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen rules
  sel4-bindgen explain label-renumbered
  sel4-bindgen diff OLD NEW --severity label-renumbered=additive`,
    )
    .action(async ({ json }: { readonly json: boolean }) =>
      finish((await import('../actions/rules.js')).runRules(json)),
    );
}
