// SPDX-License-Identifier: BSD-2-Clause
import { Argument, type Command } from 'commander';
import { listPresets } from '../../config/presets.js';
import { toolVersion } from '../../version.js';
import { withChoices } from '../choices.js';
import { exitCodes } from '../exit-codes.js';
import { printData } from '../global/say.js';
import { readPresets } from '../package-files.js';
import { renderBash } from '../shell/bash.js';
import { type CommandLine, describeCommandLine } from '../shell/command-line.js';
import { renderFish } from '../shell/fish.js';
import { renderManPage } from '../shell/man-page.js';
import { renderZsh } from '../shell/zsh.js';

const shells = { bash: renderBash, zsh: renderZsh, fish: renderFish } as const;

export function addCompletion(program: Command, finish: (code: number) => void): void {
  const commandLine = (): CommandLine =>
    describeCommandLine(
      program,
      listPresets(readPresets()).map(({ name }) => name),
    );
  program
    .command('completion')
    .description('print a completion for a shell')
    .addArgument(withChoices(new Argument('<shell>', 'which shell'), Object.keys(shells)))
    .addHelpText(
      'after',
      `
Examples:
  source <(sel4-bindgen completion bash)
  sel4-bindgen completion zsh > "\${fpath[1]}/_sel4-bindgen"
  sel4-bindgen completion fish > ~/.config/fish/completions/sel4-bindgen.fish`,
    )
    .action((shell: keyof typeof shells) => {
      printData(shells[shell](commandLine()));
      finish(exitCodes.ok);
    });
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
    .action(() => {
      printData(renderManPage(commandLine(), toolVersion, program.description()));
      finish(exitCodes.ok);
    });
}
