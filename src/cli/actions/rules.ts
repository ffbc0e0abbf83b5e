// SPDX-License-Identifier: BSD-2-Clause
import { severities, severityTitles } from '../../diff/rules/rule.js';
import { ruleIds, rules } from '../../diff/rules/table.js';
import { bold, paint, type TextStyle } from '../../text/style.js';
import { exitCodes } from '../exit-codes.js';
import { renderRulesJson } from '../explain-code.js';
import { dataStyle, printData } from '../global/say.js';

export function runRules(isJson: boolean): number {
  printData(isJson ? renderRulesJson(ruleIds) : table(dataStyle()));
  return exitCodes.ok;
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
