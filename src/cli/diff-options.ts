// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { failLevels } from '../diff/judge.js';
import { type DiffFormat, diffFormats } from '../diff/format/formats.js';
import { type Severity, severities } from '../diff/rules/rule.js';
import { isRuleId, type RuleId, ruleIds } from '../diff/rules/table.js';
import { isDate } from '../diff/suppressions.js';
import { withChoices, suggestion } from './choices.js';
import { UsageError } from './exit-codes.js';
import { addFormatOptions, type FormatOptions } from './format-options.js';
import type { CommonOptions } from './side-options.js';
import { addReadingOptions } from './spec-options.js';

/** The options of `diff`, as the command line has them. */
export interface DiffOptions extends CommonOptions, FormatOptions<DiffFormat> {
  readonly oldSel4?: string;
  readonly oldInclude: readonly string[];
  readonly oldConfig: readonly string[];
  readonly oldSet: readonly string[];
  readonly newSel4?: string;
  readonly newInclude: readonly string[];
  readonly newConfig: readonly string[];
  readonly newSet: readonly string[];
  readonly failOn: (typeof failLevels)[number];
  readonly report: readonly string[];
  readonly severity: readonly string[];
  readonly suppressions?: string;
  readonly date?: string;
}

const collect = (value: string, earlier: readonly string[]): string[] => [...earlier, value];

export function addDiffOptions(command: Command): Command {
  for (const side of ['old', 'new'] as const) {
    command
      .option(`--${side}-sel4 <dir>`, `the ${side} side's source tree`)
      .option(
        `--${side}-include <dir>`,
        `the ${side} side's installation or SDK; may be repeated`,
        collect,
        [],
      )
      .option(
        `--${side}-config <file|preset>`,
        `the ${side} side's configuration; may be repeated`,
        collect,
        [],
      )
      .option(`--${side}-set <key=value>`, `one option of it; may be repeated`, collect, []);
  }
  const found = command
    .addOption(
      withChoices(new Option('--fail-on <level>', 'findings that give exit code 1'), failLevels).default(
        'breaking',
      ),
    )
    .option('--report <format=file>', 'another report, to a file; may be repeated', collect, [])
    .option(
      '--severity <rule=level>',
      `a rule's severity: ${severities.join(', ')}; may be repeated`,
      collect,
      [],
    )
    .option('--suppressions <file>', 'findings that do not count, with reasons and dates of expiry')
    .option('--date <date>', 'the day for suppressions, as YYYY-MM-DD (default: today)');
  return addReadingOptions(addFormatOptions(found, diffFormats));
}

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
