// SPDX-License-Identifier: BSD-2-Clause
import { severityTitles } from '../diff/rules/rule.js';
import { isRuleId, rules } from '../diff/rules/table.js';
import { wrap } from '../text/wrap.js';
import { readDiagnosticPage } from './package-files.js';

/** What a rule of `diff` means, as lines of so many characters; undefined for any other name. */
export function explainRule(id: string, width: number): string | undefined {
  if (!isRuleId(id)) return undefined;
  const { severity, breaksSource, title, detail, advice } = rules[id];
  const source =
    severity === 'binary' ? `; source ${breaksSource ? 'has to be changed' : 'can stay as it is'}` : '';
  return [
    `${id}: ${title}`,
    `Severity: ${severity} (${severityTitles[severity]}${source})`,
    '',
    ...wrap(detail, width),
    '',
    ...wrap(`What to do: ${advice}`, width),
    '',
    ...wrap(
      `--severity ${id}=LEVEL gives it another severity; a suppression takes single findings out.`,
      width,
    ),
    '',
  ].join('\n');
}

/** The page of a diagnostic, by its code: with either letter, as its severity is not what people remember. */
export function explainDiagnostic(code: string): string | undefined {
  const number = /^[EW](\d{4})$/i.exec(code)?.[1];
  if (number === undefined) return undefined;
  const page = readDiagnosticPage(`E${number}`) ?? readDiagnosticPage(`W${number}`);
  return page?.replace(/^<!--[^]*?-->\n+/, '');
}
