// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { severities, severityTitles } from '../../diff/rules/rule.js';
import { ruleIds, rules } from '../../diff/rules/table.js';
import { exitCodes } from '../exit-codes.js';

export function addRules(program: Command, finish: (code: number) => void): void {
  program
    .command('rules')
    .description('list the rules of diff, worst first')
    .option('--json', 'as JSON', false)
    .action(({ json }: { readonly json: boolean }) => {
      process.stdout.write(json ? `${JSON.stringify(list(), null, 2)}\n` : table());
      finish(exitCodes.ok);
    });
}

function list(): readonly object[] {
  return ruleIds.map((id) => ({ id, ...rules[id] }));
}

function table(): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const parts = severities.map((severity) => {
    const own = ruleIds.filter((id) => rules[id].severity === severity);
    const lines = own.map((id) => `  ${id.padEnd(width)}  ${rules[id].title}`);
    return [`${severity}: ${severityTitles[severity]}`, ...lines, ''].join('\n');
  });
  return parts.join('\n');
}
