// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, rmSync, statSync } from 'node:fs';
import { Report } from '../diagnostics/diagnostic.js';
import type { GeneratedFile } from '../emit/generated-file.js';
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
  if (report.diagnostics.length > 0)
    sayAlways(renderDiagnostics(report.diagnostics, report.omitted, messageStyle()));
  return report.hasErrors ? exitCodes.invalidInput : exitCodes.ok;
}

/**
 * Writes the output; where the system refuses, that is shown like all else that is wrong. A dependency file is written
 * before it: a build that was interrupted finds one that is too new, which makes the output again, and never one that is
 * too old. Where the output cannot be written, it is as it was.
 */
export function writeOutput(path: string, write: () => void, depfile?: GeneratedFile): number {
  const before = depfile && textOf(depfile.path);
  const noted = depfile
    ? attempt(depfile.path, () => writeIfChanged(depfile.path, depfile.text))
    : exitCodes.ok;
  if (noted !== exitCodes.ok) return noted;
  const written = attempt(path, write);
  if (written !== exitCodes.ok && depfile && before !== undefined)
    attempt(depfile.path, () => {
      if (before === 'none') rmSync(depfile.path, { force: true });
      else writeIfChanged(depfile.path, before.text);
    });
  return written;
}

/** Undefined of what is no file that can be read. */
function textOf(path: string): { readonly text: string } | 'none' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return 'none';
    return stat.isFile() ? { text: readFileSync(path, 'utf8') } : undefined;
  } catch {
    return undefined;
  }
}

function attempt(path: string, write: () => void): number {
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

/** The dependency file, where one was asked for. It is refused where it cannot say what was read. */
export function makeDepfile(
  path: string | undefined,
  target: string,
  log: DiskLog,
  launched: Launched | undefined,
): GeneratedFile | undefined {
  return path === undefined ? undefined : { path, text: renderDepfile(target, log, launched?.file) };
}
