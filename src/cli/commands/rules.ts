// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { severities, severityTitles } from '../../diff/rules/rule.js';
import { ruleIds, rules } from '../../diff/rules/table.js';
import { bold, paint, type TextStyle } from '../../text/style.js';
import { exitCodes } from '../exit-codes.js';
import { renderRulesJson } from '../explain-code.js';
import { dataStyle, printData } from '../global/say.js';

export function addRules(program: Command, finish: (code: number) => void): void {
  program
    .command('rules')
    .description('list the rules of diff, worst first')
    .option('--json', 'as JSON, for programs: docs/command-line.md has the format', false)
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen rules
  sel4-bindgen explain label-renumbered
  sel4-bindgen diff OLD NEW --severity label-renumbered=additive`,
    )
    .action(({ json }: { readonly json: boolean }) => {
      printData(json ? renderRulesJson(ruleIds) : table(dataStyle()));
      finish(exitCodes.ok);
    });
}

function table(style: TextStyle): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const parts = severities.map((severity) => {
    const own = ruleIds.filter((id) => rules[id].severity === severity);
    const lines = own.map((id) => `  ${id.padEnd(width)}  ${rules[id].title}`);
    return [`${paint(severity, bold, style)}: ${severityTitles[severity]}`, ...lines, ''].join('\n');
  });
  return parts.join('\n');
}
