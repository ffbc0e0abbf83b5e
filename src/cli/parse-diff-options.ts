// SPDX-License-Identifier: BSD-2-Clause
import { type DiffFormat, diffFormats } from '../diff/format/names.js';
import { type Severity, severities } from '../diff/rules/rule.js';
import { isRuleId, type RuleId, ruleIds } from '../diff/rules/table.js';
import { isDate } from '../diff/suppressions.js';
import { suggestion } from './choices.js';
import { UsageError } from './exit-codes.js';

/** Where reports go: each file once. */
export function parseReports(
  given: readonly string[],
): { readonly format: DiffFormat; readonly file: string }[] {
  const reports = given.map((text) => {
    const at = text.indexOf('=');
    const format = diffFormats.find((each) => each === text.slice(0, Math.max(at, 0)));
    const file = text.slice(at + 1);
    if (!format || file === '') {
      const word = text.replace(/=.*/s, '');
      const isFormat = diffFormats.some((each) => each === word);
      const hint = isFormat ? ` Write \`${word}=FILE\`.` : suggestion(word, diffFormats);
      throw new UsageError(`\`${text}\` is not FORMAT=FILE, with ${diffFormats.join(', ')}.${hint}`);
    }
    if (file === '-') throw new UsageError('standard output is --format; --report writes files');
    return { format, file };
  });
  const files = reports.map(({ file }) => file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two reports for \`${twice}\``);
  return reports;
}

export function parseSeverities(given: readonly string[]): Map<RuleId, Severity> {
  return new Map(
    given.map((text): [RuleId, Severity] => {
      const [rule = '', level] = text.split('=');
      const severity = severities.find((each) => each === level);
      if (!isRuleId(rule))
        throw new UsageError(
          `there is no rule \`${rule}\`.${suggestion(rule, ruleIds) || ' `sel4-bindgen rules` lists them.'}`,
        );
      if (!severity)
        throw new UsageError(
          `\`${text}\` is not RULE=LEVEL, with ${severities.join(', ')}.${suggestion(level ?? '', severities)}`,
        );
      return [rule, severity];
    }),
  );
}

/** The day that suppressions are judged by: one that is given, or the clock's (UTC, so that machines agree). */
export function parseDate(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  if (!isDate(given)) throw new UsageError(`\`${given}\` is no date such as 2027-01-31`);
  return given;
}
