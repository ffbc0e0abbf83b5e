// SPDX-License-Identifier: BSD-2-Clause
import { Command, CommanderError } from 'commander';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { toolName, toolVersion } from '../version.js';
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
import { exitCodes, UsageError } from './exit-codes.js';
import type { Launched } from './stamp.js';

function createProgram(finish: (code: number) => void, launched?: Launched): Command {
  const program = new Command(toolName)
    .description("Rust bindings for seL4, generated from the kernel's interface specifications")
    .version(toolVersion, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(`${text}Run \`${toolName} --help\` for help.\n`) })
    .addHelpText(
      'after',
      `
Exit codes: 0 ok, 1 findings, 2 wrong command line, 3 invalid specs or configuration, 4 output not up to date,
70 a mistake of this program.`,
    )
    .exitOverride();
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
  addDoctor(program, finish);
  addCompletion(program, finish);
  for (const command of program.commands) command.exitOverride().helpOption('--help', 'print this help');
  return program;
}

/**
 * Runs a command line; the exit code. Nothing is thrown: users never see a stack trace. `launched` is
 * absent in tests.
 */
export function main(args: readonly string[], launched?: Launched): number {
  let code: number = exitCodes.ok;
  try {
    createProgram((result) => (code = result), launched).parse(args, { from: 'user' });
    return code;
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\nRun \`${toolName} --help\` for help.\n`);
    return exitCodes.usage;
  }
  if (isSystemError(error)) {
    // The file system refused: not our mistake, and nothing that a spec could mend.
    const path = error.path === undefined ? '' : `\`${error.path}\`: `;
    process.stderr.write(`error: ${path}${describeSystemError(error)}\n`);
    return exitCodes.invalidInput;
  }
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `internal error: ${reason}\nThis is a mistake of ${toolName} ${toolVersion}; please report it.\n`,
  );
  if (process.env['SEL4_BINDGEN_DEBUG']) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  return exitCodes.internal;
}
