// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import { renderDiagnostics } from '../diagnostics/render.js';
import { exitCodes } from './exit-codes.js';

/** Shows all diagnostics on standard error; the exit code that they mean. */
export function showDiagnostics(report: Report): number {
  process.stderr.write(renderDiagnostics(report.diagnostics));
  return report.hasErrors ? exitCodes.invalidInput : exitCodes.ok;
}
