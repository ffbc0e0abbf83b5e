// SPDX-License-Identifier: BSD-2-Clause
import { Argument, type Command } from 'commander';
import { listPresets } from '../../config/presets.js';
import { toolName, toolVersion } from '../../version.js';
import { exitCodes } from '../exit-codes.js';
import { readPresets } from '../package-files.js';
import { renderBash } from '../shell/bash.js';
import { type CommandLine, describeCommands } from '../shell/command-line.js';
import { renderFish } from '../shell/fish.js';
import { renderManPage } from '../shell/man-page.js';
import { renderZsh } from '../shell/zsh.js';

const shells = { bash: renderBash, zsh: renderZsh, fish: renderFish } as const;

export function addCompletion(program: Command, finish: (code: number) => void): void {
  const commands = (): CommandLine[] =>
    describeCommands(
      program,
      listPresets(readPresets()).map(({ name }) => name),
    );
  program
    .command('completion')
    .description('print a completion for a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(shells)))
    .addHelpText(
      'after',
      `
Examples:
  source <(sel4-bindgen completion bash)
  sel4-bindgen completion zsh > "\${fpath[1]}/_sel4-bindgen"
  sel4-bindgen completion fish > ~/.config/fish/completions/sel4-bindgen.fish`,
    )
    .action((shell: keyof typeof shells) => {
      process.stdout.write(shells[shell](toolName, commands()));
      finish(exitCodes.ok);
    });
  program
    .command('man')
    .description('print the manual page: sel4-bindgen man | man -l -')
    .action(() => {
      process.stdout.write(renderManPage(toolName, toolVersion, program.description(), commands()));
      finish(exitCodes.ok);
    });
}
