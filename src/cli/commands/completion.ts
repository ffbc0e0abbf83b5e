// SPDX-License-Identifier: BSD-2-Clause
import { Argument, type Command } from 'commander';
import { withChoices } from '../choices.js';
import { type Shell, shells } from '../shell/names.js';

export function addCompletion(program: Command, finish: (code: number) => void): void {
  program
    .command('completion')
    .description('print a completion for a shell')
    .addArgument(withChoices(new Argument('<shell>', 'which shell'), shells))
    .addHelpText(
      'after',
      `
Examples:
  source <(sel4-bindgen completion bash)
  sel4-bindgen completion zsh > "\${fpath[1]}/_sel4-bindgen"
  sel4-bindgen completion fish > ~/.config/fish/completions/sel4-bindgen.fish`,
    )
    .action(async (shell: Shell) =>
      finish((await import('../actions/completion.js')).runCompletion(shell, program)),
    );
  program
    .command('man')
    .description('print the manual page')
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen man | man -l -
  sel4-bindgen man > ~/.local/share/man/man1/sel4-bindgen.1`,
    )
    .action(async () => finish((await import('../actions/completion.js')).runMan(program)));
}
