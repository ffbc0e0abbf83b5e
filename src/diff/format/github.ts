// SPDX-License-Identifier: BSD-2-Clause
import type { Finding } from '../finding.js';
import type { DiffReport } from '../judge.js';
import { mainPlace, sentence } from './place.js';
import { countLine, scopeLines, verdictLine } from './summary.js';

/**
 * Workflow commands that GitHub Actions shows as annotations. What does not fail is no error, whatever it breaks.
 * GitHub shows ten of a step, so the whole comes first and the worst next.
 */
export function renderGithub(report: DiffReport): string {
  const summary = [verdictLine(report), countLine(report), ...scopeLines(report)].join('\n');
  const fails = report.failing.size > 0;
  const lines = [command(fails ? 'error' : 'notice', { title: 'seL4 ABI' }, summary)];
  for (const finding of report.findings.filter(({ suppressed }) => !suppressed)) {
    const place = mainPlace(finding);
    const level = report.failing.has(finding) ? 'error' : isBreaking(finding) ? 'warning' : 'notice';
    const where = place
      ? { file: place.path, ...(place.line === undefined ? {} : { line: String(place.line) }) }
      : {};
    lines.push(command(level, { ...where, title: finding.rule }, sentence(finding)));
  }
  return `${lines.join('\n')}\n`;
}

/** Breaking, and still not failing: somebody said so. */
function isBreaking({ severity }: Finding): boolean {
  return severity === 'binary' || severity === 'source';
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${list.join(',')}::${escape(message)}`;
}

function escape(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
