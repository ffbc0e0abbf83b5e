// SPDX-License-Identifier: BSD-2-Clause
import { parseJson } from '../facts/parse.js';
import { InvalidDocument, Reader } from '../facts/reader.js';
import { isLike } from '../facts/select.js';
import { printable } from '../text/printable.js';
import type { Finding } from './finding.js';
import { isRuleId, type RuleId, rules } from './rules/table.js';

/** Findings that somebody has looked at, and why they do not count for a while. */
export interface Suppression {
  readonly rule: RuleId;
  /** The name of findings, or a pattern as `facts` takes it. */
  readonly name: string;
  readonly reason: string;
  /** The last day on which it holds: YYYY-MM-DD. */
  readonly expires: string;
}

const format = 'sel4-abi-suppressions';

/** The suppressions in a text; or why it has none. */
export function parseSuppressions(
  text: string,
): { readonly suppressions: readonly Suppression[] } | { readonly problem: string } {
  try {
    const read = new Reader(parseJson(text), 'the document');
    if (read.text('format') !== format) read.wrong('format', `\`${format}\``);
    if (read.integer('formatVersion') !== 1) read.wrong('formatVersion', '1');
    return { suppressions: read.readers('suppressions').map(readSuppression) };
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    return { problem: error.message };
  }
}

function readSuppression(read: Reader): Suppression {
  const rule = read.text('rule');
  const expires = read.text('expires');
  const reason = read.text('reason').trim();
  const unknown = read.names().find((name) => !['rule', 'name', 'reason', 'expires'].includes(name));
  if (unknown !== undefined) read.wrong(unknown, 'known: an entry has rule, name, reason and expires');
  if (!isRuleId(rule)) return read.wrong('rule', 'one that `sel4-bindgen rules` lists');
  if (!isDate(expires)) return read.wrong('expires', 'a date such as 2027-01-31');
  if (reason === '') return read.wrong('reason', 'a sentence that says why');
  return { rule, name: read.text('name'), reason, expires };
}

/** A day that there is, as YYYY-MM-DD; such texts sort as the days do. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** Findings with what suppresses them, and findings about entries that have expired or are for nothing. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  today: string,
): Finding[] {
  const isFor = ({ rule, name }: Suppression, finding: Finding): boolean =>
    rule === finding.rule && (name === finding.name || isLike(finding.name, name));
  const valid = suppressions.filter(({ expires }) => expires >= today);
  const expired = suppressions.filter((each) => !valid.includes(each));
  const unused = valid.filter((each) => !findings.some((finding) => isFor(each, finding)));
  return [
    ...findings.map((finding) => {
      const found = valid.find((each) => isFor(each, finding));
      if (!found) return finding;
      return { ...finding, suppressed: { reason: printable(found.reason), expires: found.expires } };
    }),
    ...expired.map((each) => toFinding('suppression-expired', each, `expired after ${each.expires}`)),
    ...unused.map((each) => toFinding('suppression-unused', each, 'no finding is like it')),
  ];
}

function toFinding(rule: RuleId, { rule: of, name, reason }: Suppression, change: string): Finding {
  return {
    rule,
    severity: rules[rule].severity,
    breaksSource: false,
    kind: 'suppression',
    name: printable(`${of} ${name}`),
    change,
    because: undefined,
    effect: `Its reason was: ${printable(reason)}`,
    old: undefined,
    new: undefined,
    suppressed: undefined,
  };
}
