// SPDX-License-Identifier: BSD-2-Clause
import { Command } from 'commander';
import { paint, red } from '../text/style.js';
import { describeVersion, toolName } from '../version.js';
import { addCMakeDirectory } from './cmake-directory.js';
import { addBitfield } from './commands/bitfield.js';
import { addCheck } from './commands/check.js';
import { addCompletion } from './commands/completion.js';
import { addDiff } from './commands/diff.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addFacts } from './commands/facts.js';
import { addGenerate } from './commands/generate.js';
import { addImpact } from './commands/impact.js';
import { addInit } from './commands/init.js';
import { addPresets } from './commands/presets.js';
import { addRules } from './commands/rules.js';
import { addSnapshot } from './commands/snapshot.js';
import { addGlobalOptions, applyGlobalOptions } from './global/options.js';
import { helpStyle } from './global/help.js';
import { messageStyle, sayAlways } from './global/say.js';
import type { Launched } from './stamp.js';

const helpOption = ['-h, --help', 'print this help'] as const;

/** All commands with their options; `finish` is told the exit code. */
export function createProgram(finish: (code: number) => void, launched?: Launched): Command {
  const program = new Command(toolName)
    .description("Rust bindings for seL4, generated from the kernel's interface specifications")
    .version(describeVersion(launched?.build), '--version', 'print the version, and which build it is')
    .helpOption(...helpOption)
    .helpCommand(false)
    .configureHelp(helpStyle)
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen generate --config aarch64-mcs --out bindings
  sel4-bindgen explain seL4_TCB_Configure --config aarch64-mcs
  sel4-bindgen COMMAND --help

Exit codes: 0 ok, 1 findings, 2 wrong command line, 3 invalid specs or configuration, 4 output not up to date,
70 a mistake of this program.`,
    )
    .exitOverride();
  addGlobalOptions(program);
  addCMakeDirectory(program, launched?.file);
  addGenerate(program, finish, launched);
  addBitfield(program, finish, launched);
  addFacts(program, finish);
  addSnapshot(program, finish, launched);
  addDiff(program, finish);
  addImpact(program, finish);
  addCheck(program, finish);
  addRules(program, finish);
  addExplain(program, finish);
  addPresets(program, finish);
  addInit(program, finish);
  addDoctor(program, finish, launched);
  addCompletion(program, finish);
  for (const command of program.commands) command.exitOverride().helpOption(...helpOption);
  for (const command of [program, ...program.commands])
    command.configureOutput({
      outputError: (text) => {
        applyGlobalOptions(program);
        sayUsage(text.replace(/^error: /, ''), command);
      },
    });
  return program;
}

/** What is wrong with a command line, and where to read how it should be. */
export function sayUsage(problem: string, command: Command | undefined): void {
  const words = command?.parent ? `${toolName} ${command.name()}` : toolName;
  const error = paint('error', red, messageStyle());
  sayAlways(`${error}: ${problem.trimEnd()}\nRun \`${words} --help\` for help.\n`);
}
