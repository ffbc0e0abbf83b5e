// SPDX-License-Identifier: BSD-2-Clause
import type { DiffFormat } from '../diff/format/names.js';
import type { Severity } from '../diff/rules/rule.js';
import type { RuleId } from '../diff/rules/table.js';
import { isDate } from '../diff/suppressions.js';
import { UsageError } from './exit-codes.js';
import { requireForm } from './forms.js';

/** Where reports go: each file once. */
export function parseReports(
  given: readonly string[],
): { readonly format: DiffFormat; readonly file: string }[] {
  const reports = given.map((text) => {
    requireForm('report', text);
    const at = text.indexOf('=');
    return { format: text.slice(0, at) as DiffFormat, file: text.slice(at + 1) };
  });
  const files = reports.map(({ file }) => file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two reports for \`${twice}\``);
  return reports;
}

export function parseSeverities(given: readonly string[]): Map<RuleId, Severity> {
  return new Map(
    given.map((text): [RuleId, Severity] => {
      requireForm('severity', text);
      const [rule, severity] = text.split('=');
      return [rule as RuleId, severity as Severity];
    }),
  );
}

/** The day that suppressions are judged by: one that is given, or the clock's (UTC, so that machines agree). */
export function parseDate(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  if (!isDate(given)) throw new UsageError(`\`${given}\` is no date such as 2027-01-31`);
  return given;
}
