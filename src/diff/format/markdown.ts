// SPDX-License-Identifier: BSD-2-Clause
import type { Finding } from '../finding.js';
import type { DiffReport } from '../judge.js';
import { severities, severityTitles } from '../rules/rule.js';
import { ruleIds, rules } from '../rules/table.js';
import { countLine, optionLines, scopeLines, sideLine, verdictLine } from './summary.js';

/** GitHub refuses comments beyond 65,536 characters; a little is left for what others put around it. */
const longest = 60_000;

/** For a comment on a pull request: the result first, tables that can be opened below it. */
export function renderMarkdown(report: DiffReport): string {
  for (const rows of [200, 50, 20, 5]) {
    const text = render(report, rows);
    if (text.length <= longest) return text;
  }
  return render(report, 0);
}

/** At most so many rows for each rule. */
function render(report: DiffReport, rows: number): string {
  const { comparison, titles, findings } = report;
  const options = optionLines(report);
  const lines = [
    `## seL4 ABI: ${escape(verdictLine(report))}`,
    '',
    `- ${escape(sideLine(`old ${titles.old}`, comparison.old))}`,
    `- ${escape(sideLine(`new ${titles.new}`, comparison.new))}`,
    `- ${countLine(report)}`,
    ...scopeLines(report).map((line) => `- ${escape(line)}`),
  ];
  if (options.length > 0) {
    const shown = options.slice(0, Math.max(rows, 5)).map((option) => `- ${escape(option)}`);
    const rest = options.length - shown.length;
    lines.push(
      '',
      ...details(`${options.length} options differ`, [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])]),
    );
  }
  for (const severity of severities) {
    const own = findings.filter((finding) => finding.severity === severity && !finding.suppressed);
    if (own.length > 0)
      lines.push('', `### ${capital(severityTitles[severity])}: ${own.length}`, ...tables(own, rows));
  }
  const suppressed = findings.filter((finding) => finding.suppressed);
  if (suppressed.length > 0)
    lines.push('', `### Suppressed: ${suppressed.length}`, ...tables(suppressed, rows));
  return `${lines.join('\n')}\n`;
}

function tables(findings: readonly Finding[], rows: number): string[] {
  return ruleIds.flatMap((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length === 0) return [];
    const shown = own.slice(0, rows);
    const lines = [
      '| What | Change | What it means | Where |',
      '| --- | --- | --- | --- |',
      ...shown.map(row),
    ];
    const rest = own.length - shown.length;
    const table = shown.length > 0 ? lines : [];
    return [
      '',
      ...details(`<code>${rule}</code> (${own.length}): ${escape(rules[rule].title)}`, [
        ...table,
        ...(rest > 0 ? ['', `and ${rest} more`] : []),
      ]),
    ];
  });
}

function row(finding: Finding): string {
  const { name, change, because, effect, suppressed } = finding;
  const why = because === undefined ? '' : `, because ${because}`;
  const reason = suppressed ? ` (until ${suppressed.expires}: ${suppressed.reason})` : '';
  const cells = [
    code(name),
    escape(change + why),
    escape(effect + reason),
    code(finding.new ?? finding.old ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

function details(summary: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

/** Nothing that a document says is markup, a mention, a link or an image. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#47;&#47;');
}

function code(text: string): string {
  return text === '' ? '' : `<code>${escape(text)}</code>`;
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}
