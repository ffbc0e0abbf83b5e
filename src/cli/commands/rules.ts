// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { closest } from '../../config/did-you-mean.js';
import { severities, severityTitles } from '../../diff/rules/rule.js';
import { isRuleId, ruleIds, rules } from '../../diff/rules/table.js';
import { wrap } from '../../diff/format/wrap.js';
import { printable } from '../../text/printable.js';
import { exitCodes, UsageError } from '../exit-codes.js';

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

export function addExplain(program: Command, finish: (code: number) => void): void {
  program
    .command('explain')
    .description('say what a rule of diff means, and what to do about its findings')
    .argument('<rule>', 'a rule: sel4-bindgen rules lists them')
    .action((rule: string) => {
      process.stdout.write(explain(rule));
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

function explain(id: string): string {
  if (!isRuleId(id)) {
    const near = closest(id, ruleIds);
    const hint = near === undefined ? 'sel4-bindgen rules lists them' : `did you mean \`${near}\`?`;
    throw new UsageError(`there is no rule \`${printable(id)}\`; ${hint}`);
  }
  const { severity, breaksSource, title, detail, advice } = rules[id];
  const source =
    severity === 'binary' ? `; source ${breaksSource ? 'has to be changed' : 'can stay as it is'}` : '';
  return [
    `${id}: ${title}`,
    `Severity: ${severity} (${severityTitles[severity]}${source})`,
    '',
    ...wrap(detail, 100),
    '',
    ...wrap(`What to do: ${advice}`, 100),
    '',
    `--severity ${id}=LEVEL gives it another severity; a suppression takes single findings out.`,
    '',
  ].join('\n');
}
