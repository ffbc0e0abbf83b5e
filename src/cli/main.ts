// SPDX-License-Identifier: BSD-2-Clause
import { type Command, CommanderError } from 'commander';
import { diskLog, startDiskLog } from '../sources/disk-log.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { printable } from '../text/printable.js';
import { toolName, toolVersion } from '../version.js';
import { useConfigFile } from './config-file/use.js';
import { exitCodes, StopError, UsageError } from './exit-codes.js';
import { applyGlobalOptions, refuseContradiction } from './global/options.js';
import { clearProgress } from './global/progress.js';
import { sayAlways, sayDetail, setManner, usualManner } from './global/say.js';
import { endStage } from './global/stages.js';
import { createProgram, sayUsage } from './program.js';
import type { Launched } from './stamp.js';

/**
 * Runs a command line; the exit code. Nothing is thrown: users never see a stack trace. `launched` is
 * absent in tests.
 */
export async function main(args: readonly string[], launched?: Launched): Promise<number> {
  let code: number = exitCodes.ok;
  let running: Command | undefined;
  setManner(usualManner);
  startDiskLog();
  try {
    const program = createProgram((result) => (code = result), launched);
    program.hook('preAction', (_program, command) => {
      running = command;
      applyGlobalOptions(program);
      refuseContradiction(program);
      useConfigFile(program, command);
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, running);
  } finally {
    endStage();
    for (const path of diskLog().files.keys()) sayDetail(`read ${printable(path)}`);
    clearProgress();
  }
}

function failure(error: unknown, command: Command | undefined): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof StopError) return error.code;
  if (error instanceof UsageError) {
    sayUsage(error.message, command);
    return exitCodes.usage;
  }
  if (isSystemError(error)) {
    // The file system refused: not our mistake, and nothing that a spec could mend.
    const path = error.path === undefined ? '' : `\`${error.path}\`: `;
    sayAlways(`error: ${path}${describeSystemError(error)}\n`);
    return exitCodes.invalidInput;
  }
  const reason = error instanceof Error ? error.message : String(error);
  sayAlways(
    `internal error: ${reason}\nThis is a mistake of ${toolName} ${toolVersion}; please report it.\n`,
  );
  if (process.env['SEL4_BINDGEN_DEBUG']) sayAlways(`${(error as Error).stack ?? ''}\n`);
  return exitCodes.internal;
}
