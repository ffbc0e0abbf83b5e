// SPDX-License-Identifier: BSD-2-Clause
import { severityTitles } from '../diff/rules/rule.js';
import { diagnosticTable } from '../diagnostics/codes.js';
import { type RuleId, rules } from '../diff/rules/table.js';
import { wrap } from '../text/wrap.js';
import { readDiagnosticPage } from './package-files.js';

/** What a rule of `diff` means, as lines of so many characters. */
export function explainRule(id: RuleId, width: number): string {
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

/** For programs, as many of them as are asked for: docs/schema/sel4-abi-rules-1.schema.json has every property. */
export function renderRulesJson(ids: readonly RuleId[]): string {
  const document = {
    format: 'sel4-abi-rules',
    formatVersion: 1,
    rules: ids.map((id) => ({ id, ...rules[id] })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The code that is meant: with either letter, as its severity is not what people remember. */
export function findDiagnostic(text: string): keyof typeof diagnosticTable | undefined {
  const number = /^[EW](\d{4})$/i.exec(text)?.[1];
  return diagnosticCodes.find((code) => code.slice(1) === number);
}

export const diagnosticCodes = Object.keys(diagnosticTable) as (keyof typeof diagnosticTable)[];

/** The page of a diagnostic. */
export function explainDiagnostic(code: string): string {
  return (readDiagnosticPage(code) ?? '').replace(/^<!--[^]*?-->\n+/, '');
}

/** For programs: docs/schema/sel4-bindgen-diagnostic-1.schema.json describes every property. */
export function renderDiagnosticJson(code: keyof typeof diagnosticTable): string {
  const { severity, message, hint } = diagnosticTable[code];
  const page = explainDiagnostic(code);
  const document = {
    format: 'sel4-bindgen-diagnostic',
    formatVersion: 1,
    code,
    severity,
    message,
    hint,
    page,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
