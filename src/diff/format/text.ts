// SPDX-License-Identifier: BSD-2-Clause
import { bold, cyan, faint, green, paint, red, type TextStyle, yellow } from '../../text/style.js';
import { wrap } from '../../text/wrap.js';
import type { Finding } from '../finding.js';
import type { DiffReport } from '../judge.js';
import { severities, type Severity, severityTitles } from '../rules/rule.js';
import { type RuleId, ruleIds, rules } from '../rules/table.js';
import { splitPlace } from './place.js';
import { countLine, optionLines, scopeLines, sideLine, verdictLine } from './summary.js';

const colours: Readonly<Record<Severity, number>> = {
  binary: red,
  source: yellow,
  additive: green,
  documentation: cyan,
};

/** For people at a terminal: grouped by severity and rule. */
export function renderText(report: DiffReport, style: TextStyle): string {
  const { comparison, titles, findings } = report;
  const { width } = style;
  const lines = [
    ...wrap(sideLine(`old  ${titles.old}`, comparison.old), width, '', '     '),
    ...wrap(sideLine(`new  ${titles.new}`, comparison.new), width, '', '     '),
    ...scopeLines(report).flatMap((line) => wrap(line, width)),
  ];
  const options = optionLines(report);
  if (options.length > 0) lines.push('', 'Options that differ:');
  for (const option of options) lines.push(...wrap(option, width, '  ', '    '));
  for (const severity of severities) {
    const own = findings.filter((finding) => finding.severity === severity && !finding.suppressed);
    lines.push(...section(severityTitles[severity], own, style, colours[severity]));
  }
  const suppressed = findings.filter((finding) => finding.suppressed);
  lines.push(...section('suppressed', suppressed, style, faint));
  lines.push('', ...wrap(`Result: ${countLine(report)}.`, width));
  const colour = colours[report.verdict === 'binary-compatible' ? 'additive' : 'binary'];
  const verdict = wrap(verdictLine(report), width).map((line) => paint(line, colour, style));
  return [...lines, ...verdict, ''].join('\n');
}

function section(title: string, findings: readonly Finding[], style: TextStyle, colour: number): string[] {
  if (findings.length === 0) return [];
  const lines = ['', paint(`${title[0]?.toUpperCase()}${title.slice(1)}: ${findings.length}`, colour, style)];
  for (const rule of ruleIds) {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length > 0) lines.push(...group(rule, own, style));
  }
  return lines;
}

function group(rule: RuleId, findings: readonly Finding[], style: TextStyle): string[] {
  const [heading = '', ...more] = wrap(
    `${rule} (${findings.length}): ${rules[rule].title}`,
    style.width,
    '  ',
    '    ',
  );
  return [
    paint(heading, bold, style),
    ...more,
    ...findings.flatMap((finding) => entry(finding, style.width)),
  ];
}

/** What breaks has a sentence; where it is, everything has. */
function entry(finding: Finding, width: number): string[] {
  const { rule, severity, name, change, because, effect, suppressed } = finding;
  const why = because === undefined ? '' : `, because ${because}`;
  const lines = wrap(`${name}: ${change}${why}`, width, '    ', '      ');
  if (suppressed) lines.push(...wrap(`until ${suppressed.expires}: ${suppressed.reason}`, width, '      '));
  // A rule that was given another severity is still true.
  const isBreaking = [severity, rules[rule].severity].some((each) => each === 'binary' || each === 'source');
  if (isBreaking) lines.push(...wrap(effect, width, '      '));
  return [...lines, ...placeLines(finding, width).map((line) => `      ${line}`)];
}

/** The places of both sides; one, where the file is the same. A path is not broken: it is there to be copied. */
function placeLines({ old, new: now }: Finding, width: number): string[] {
  const [was, is] = [old, now].map((at) => (at === undefined ? undefined : splitPlace(at)));
  if (now === undefined || was?.path !== is?.path)
    return [...(old === undefined ? [] : [`old ${old}`]), ...(now === undefined ? [] : [`new ${now}`])];
  const at = `at  ${now}`;
  if (was?.line === is?.line) return [at];
  const before = `was line ${was?.line}`;
  return at.length + before.length + 8 > width ? [at, `    ${before}`] : [`${at}, ${before}`];
}
