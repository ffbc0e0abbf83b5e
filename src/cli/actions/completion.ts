// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { listPresets } from '../../config/presets.js';
import { toolVersion } from '../../version.js';
import { exitCodes } from '../exit-codes.js';
import { printData } from '../global/say.js';
import { readPresets } from '../package-files.js';
import { renderBash } from '../shell/bash.js';
import { type CommandLine, describeCommandLine } from '../shell/command-line.js';
import { renderFish } from '../shell/fish.js';
import { renderManPage } from '../shell/man-page.js';
import type { Shell } from '../shell/names.js';
import { renderZsh } from '../shell/zsh.js';

const renderers: Readonly<Record<Shell, (commandLine: CommandLine) => string>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
};

export function runCompletion(shell: Shell, program: Command): number {
  printData(renderers[shell](describe(program)));
  return exitCodes.ok;
}

export function runMan(program: Command): number {
  printData(renderManPage(describe(program), toolVersion, program.description()));
  return exitCodes.ok;
}

function describe(program: Command): CommandLine {
  return describeCommandLine(
    program,
    listPresets(readPresets()).map(({ name }) => name),
  );
}
