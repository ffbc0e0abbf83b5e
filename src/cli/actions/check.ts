// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../diagnostics/diagnostic.js';
import { renderCheckJson } from '../check-json.js';
import { type CheckOptions, checkTarget } from '../check-target.js';
import { renderCheck } from '../check-text.js';
import { readCommitted } from '../committed.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { dataStyle, printData } from '../global/say.js';

export interface CheckCommandOptions extends CheckOptions {
  readonly explainFix: boolean;
  readonly json: boolean;
}

export function runCheck(paths: readonly string[], options: CheckCommandOptions): number {
  if (paths.includes('')) throw new UsageError('a path is empty');
  const report = new Report();
  const committed = paths.map((path) => readCommitted(path, report));
  const results = committed.flatMap((one) => (one && checkTarget(one, options, report)) ?? []);
  const code = showDiagnostics(report);
  if (code !== exitCodes.ok) return code;
  const style = dataStyle();
  printData(
    options.json
      ? renderCheckJson(results)
      : results.map((result) => renderCheck(result, options.explainFix, style)).join('\n'),
  );
  return results.every(({ isUpToDate }) => isUpToDate) ? exitCodes.ok : exitCodes.notUpToDate;
}
