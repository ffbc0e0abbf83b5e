// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { printable } from '../../text/printable.js';
import { exitCodes, StopError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import type { GlobalOptions } from '../global/options.js';
import { sayDetail, saySummary } from '../global/say.js';
import { applyConfigFile, type Applied, takesConfigFile } from './apply.js';

export interface UsedConfigFile {
  /** Undefined where there is none that can be read. */
  readonly applied: Applied | undefined;
  /** What is wrong with it. */
  readonly report: Report;
}

let current: UsedConfigFile = { applied: undefined, report: new Report() };

/** What the file of this run gave. */
export function usedConfigFile(): UsedConfigFile {
  return current;
}

/** These also say what is wrong with a file, and how to mend it. */
const tolerant: readonly string[] = ['doctor', 'explain'];

/** Completes a command's options from the file; a file that is wrong ends the run, unless the command needs none. */
export function useConfigFile(program: Command, command: Command): void {
  current = { applied: undefined, report: new Report() };
  if (!takesConfigFile(program, command)) return;
  const { configFile } = program.opts<GlobalOptions>();
  current = { ...current, applied: applyConfigFile(command, configFile, current.report) };
  if (current.report.hasErrors) {
    if (!tolerant.includes(command.name())) refuseWrongConfigFile();
    return;
  }
  const used = current.applied;
  if (!used) return;
  const path = printable(used.file.source.path);
  // Nobody should have to wonder where an option comes from that is not on the command line.
  if (used.options.length > 0) saySummary(`Options from ${path}: ${used.options.join(' ')}\n`);
  else sayDetail(`${path} has no options for this command line.`);
}

/** Ends the run where the file is wrong. */
export function refuseWrongConfigFile(): void {
  if (!current.report.hasErrors) return;
  showDiagnostics(current.report);
  throw new StopError(exitCodes.invalidInput);
}
