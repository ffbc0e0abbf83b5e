// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../diagnostics/diagnostic.js';
import { compareDocuments } from '../diff/compare.js';
import type { TextStyle } from '../text/style.js';
import { toBetween } from '../impact/between.js';
import { renderBetween } from '../impact/format/between.js';
import type { ImpactFormat } from '../impact/format/names.js';
import { printable } from '../text/printable.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { showDiagnostics } from './finish.js';
import { readSide } from './read-side.js';
import { parseSide } from './side-options.js';
import { printData } from './global/say.js';
import { beginStage } from './global/stages.js';

/** Whether a program of one configuration may run on a kernel of another one; the exit code says it, too. */
export async function runBetween(
  sides: readonly string[],
  headers: 'builtin' | 'tree',
  format: ImpactFormat,
  style: TextStyle,
): Promise<number> {
  const [program, kernel, more] = sides.map((side) => parseSide(side, { headers, strict: false }));
  if (!program || !kernel || more) throw new UsageError('--between takes two sides, A and B');
  const report = new Report();
  const before = await readSide(program, report);
  const after = await readSide(kernel, report);
  beginStage('comparing');
  const comparison = before && after && compareDocuments(before, after);
  // Agreement about nothing is none.
  if (comparison?.compared === 0) report.add('E1002', undefined, { count: comparison.leftOut.length });
  const code = showDiagnostics(report);
  if (!comparison || code !== exitCodes.ok) return code === exitCodes.ok ? exitCodes.internal : code;
  const titles = { program: printable(program.title), kernel: printable(kernel.title) };
  const between = toBetween(comparison, titles);
  printData(renderBetween(between, format, style));
  return between.isSafe ? exitCodes.ok : exitCodes.findings;
}
