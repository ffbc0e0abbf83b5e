// SPDX-License-Identifier: BSD-2-Clause
import { elapsed } from './global/clock.js';
import { join } from 'node:path';
import { Report } from '../diagnostics/diagnostic.js';
import { printable } from '../text/printable.js';
import { exitCodes } from './exit-codes.js';
import { showDiagnostics } from './finish.js';
import type { RowOptions } from './generate-row.js';
import { readMatrix } from './matrix-file.js';
import { generateRows } from './matrix-threads.js';
import { currentManner, sayAlways, saySummary } from './global/say.js';

/**
 * A crate for each row of a matrix, in a directory of its name below `out`. What is wrong is shown of all rows, and
 * nothing is written unless all are right. `program` is the file that threads run.
 */
export function generateMatrix(path: string, common: RowOptions, out: string, program?: string): number {
  const started = elapsed();
  const rows = readMatrix(path, common);
  if ('problem' in rows) {
    const report = new Report();
    report.add('E0803', undefined, { path, problem: rows.problem });
    return showDiagnostics(report);
  }
  const isVerbose = currentManner().level === 'verbose';
  // What threads do cannot be told in order.
  const outcomes = generateRows(rows, out, isVerbose ? undefined : program);
  for (const { name, messages } of outcomes) if (messages !== '') sayAlways(`In ${name}:\n${messages}\n`);
  const wrong = outcomes.filter(({ isRight }) => !isRight);
  if (wrong.length > 0) {
    const verb = wrong.length === 1 ? 'is' : 'are';
    sayAlways(`${wrong.length} of ${counted(rows.length, 'configuration')} ${verb} wrong\n`);
    return exitCodes.invalidInput;
  }
  const report = new Report();
  for (const { name, problem } of outcomes)
    if (problem !== undefined) report.add('E0806', undefined, { path: join(out, name), problem });
  if (report.hasErrors) return showDiagnostics(report);
  const seconds = ((elapsed() - started) / 1000).toFixed(2);
  saySummary(`${counted(rows.length, 'crate')} in ${printable(out)}, ${seconds} s\n`);
  return exitCodes.ok;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
