// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../diagnostics/diagnostic.js';
import { renderDiagnostics } from '../diagnostics/render.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { ForeignFileError } from '../output/foreign.js';
import { LockedError } from '../output/lock.js';
import type { DiskLog } from '../sources/disk-log.js';
import { renderDepfile } from './depfile.js';
import { writeIfChanged } from '../output/write-file.js';
import { exitCodes } from './exit-codes.js';
import type { Launched } from './stamp.js';
import { endStage } from './global/stages.js';
import { messageStyle, sayAlways } from './global/say.js';

/** Shows all diagnostics on standard error; the exit code that they mean. */
export function showDiagnostics(report: Report): number {
  endStage();
  sayAlways(renderDiagnostics(report.diagnostics, report.omitted, messageStyle()));
  return report.hasErrors ? exitCodes.invalidInput : exitCodes.ok;
}

/** Writes the output; where the system refuses, that is shown like all else that is wrong. */
export function writeOutput(path: string, write: () => void): number {
  const problem = writingProblem(write);
  if (problem === undefined) return exitCodes.ok;
  const report = new Report();
  report.add('E0806', undefined, { path, problem });
  return showDiagnostics(report);
}

/** Why the output could not be written; undefined where it was. */
export function writingProblem(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof ForeignFileError || error instanceof LockedError) return error.message;
    if (isSystemError(error)) return describeSystemError(error);
    throw error;
  }
}

/** Writes the dependency file that was asked for. */
export function writeDepfile(
  file: string | undefined,
  target: string,
  log: DiskLog,
  launched: Launched | undefined,
): number {
  if (file === undefined) return exitCodes.ok;
  return writeOutput(file, () => writeIfChanged(file, renderDepfile(target, log, launched?.file)));
}
