// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { Report } from '../diagnostics/diagnostic.js';
import { writeFiles } from '../output/write-files.js';
import { printable } from '../text/printable.js';
import { exitCodes } from './exit-codes.js';
import { showDiagnostics, writeOutput } from './finish.js';
import type { RowOptions } from './generate-row.js';
import { readMatrix } from './matrix-file.js';
import { generateRows } from './matrix-threads.js';
import { currentManner, sayAlways, saySummary } from './global/say.js';

/**
 * A crate for each row of a matrix, in a directory of its name below `out`. What is wrong is shown of all rows, and
 * nothing is written unless all are right. `program` is the file that threads run.
 */
export function generateMatrix(path: string, common: RowOptions, out: string, program?: string): number {
  const started = performance.now();
  const rows = readMatrix(path, common);
  if ('problem' in rows) {
    const report = new Report();
    report.add('E0803', undefined, { path, problem: rows.problem });
    return showDiagnostics(report);
  }
  const results = generateRows(
    rows.map(({ options }) => options),
    // What threads do cannot be told in order.
    currentManner().level === 'verbose' ? undefined : program,
  );
  rows.forEach(({ name }, index) => {
    const messages = results[index]?.messages ?? '';
    if (messages !== '') sayAlways(`In ${name}:\n${messages}\n`);
  });
  const made = results.flatMap(({ files }, index) => {
    const name = rows[index]?.name;
    return files && name !== undefined ? [{ name, files }] : [];
  });
  if (made.length < rows.length) {
    sayAlways(`${rows.length - made.length} of ${rows.length} configurations are wrong\n`);
    return exitCodes.invalidInput;
  }
  for (const { name, files } of made) {
    const written = writeOutput(join(out, name), () => writeFiles(join(out, name), files));
    if (written !== exitCodes.ok) return written;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  saySummary(`${made.length} crates in ${printable(out)}, ${seconds} s\n`);
  return exitCodes.ok;
}
