// SPDX-License-Identifier: BSD-2-Clause
import { wellFormed } from '../../text/printable.js';
import type { Finding } from '../finding.js';
import type { DiffReport } from '../judge.js';
import { type RuleId, ruleIds, rules } from '../rules/table.js';
import { sentence } from './place.js';
import { countLine, scopeLines, verdictLine } from './summary.js';

/**
 * JUnit's XML: a suite for each rule that found something, a case for each finding. What counts is a failure, what is
 * suppressed is skipped, the rest passes and says what it is. A first suite says what was compared.
 */
export function renderJunit(report: DiffReport): string {
  const { findings, failing, comparison } = report;
  const suites = ruleIds
    .map((rule) => ({ rule, own: findings.filter((finding) => finding.rule === rule) }))
    .filter(({ own }) => own.length > 0);
  const summary = [verdictLine(report), countLine(report), ...scopeLines(report)].join('\n');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="seL4 ABI" tests="${findings.length + 1}" failures="${failing.size}" errors="0">`,
    '  <testsuite name="comparison" tests="1" failures="0" errors="0" skipped="0">',
    `    <testcase classname="comparison" name="${comparison.compared} facts compared">`,
    `      <system-out>${escape(summary)}</system-out>`,
    '    </testcase>',
    '  </testsuite>',
    ...suites.flatMap(({ rule, own }) => suite(rule, own, failing)),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function suite(rule: RuleId, findings: readonly Finding[], failing: ReadonlySet<Finding>): string[] {
  const failures = findings.filter((finding) => failing.has(finding)).length;
  const skipped = findings.filter((finding) => finding.suppressed).length;
  return [
    `  <testsuite name="${rule}" tests="${findings.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...findings.flatMap((finding) => testCase(finding, failing.has(finding))),
    '  </testsuite>',
  ];
}

function testCase(finding: Finding, fails: boolean): string[] {
  const { rule, name, change, suppressed } = finding;
  const places = [
    ...(finding.old === undefined ? [] : [`old ${finding.old}`]),
    ...(finding.new === undefined ? [] : [`new ${finding.new}`]),
  ];
  const text = escape([sentence(finding), rules[rule].advice, ...places].join('\n'));
  const body = suppressed
    ? `<skipped message="${escape(`until ${suppressed.expires}: ${suppressed.reason}`)}"/>`
    : fails
      ? `<failure type="${rule}" message="${escape(`${name}: ${change}`)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return [`    <testcase classname="${rule}" name="${escape(name)}">`, `      ${body}`, '    </testcase>'];
}

/** XML has no character below a blank but tab and line end; the others are gone already, half characters are not. */
function escape(text: string): string {
  return wellFormed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
