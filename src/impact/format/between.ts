// SPDX-License-Identifier: BSD-2-Clause
import type { Finding } from '../../diff/finding.js';
import { sideLine } from '../../diff/format/summary.js';
import type { TextStyle } from '../../text/style.js';
import { wrap } from '../../text/wrap.js';
import { ruleIds, rules } from '../../diff/rules/table.js';
import { plural } from '../../diff/words.js';
import type { JsonObject } from '../../facts/fact.js';
import { printable } from '../../text/printable.js';
import { audiences } from '../audience.js';
import type { Between } from '../between.js';
import type { ImpactFormat } from './names.js';
import { codeOf, escapeMarkdown } from './markdown.js';

/** The answer in one of the formats; the style is for text alone. */
export function renderBetween(between: Between, format: ImpactFormat, style: TextStyle): string {
  switch (format) {
    case 'text':
      return toText(between, style);
    case 'json':
      return `${JSON.stringify(toJson(between), null, 2)}\n`;
    case 'markdown':
      return toMarkdown(between);
  }
}

function answer({ isSafe, broken, comparison: { leftOut } }: Between): string {
  const count = broken.reduce((sum, { findings }) => sum + findings.length, 0);
  const limits = leftOut.length > 0 ? ', as far as it could be compared' : '';
  return isSafe
    ? `safe: nothing that a program depends on is different${limits}`
    : `not safe: ${plural(count, 'thing')} that programs depend on ${count === 1 ? 'is' : 'are'} different`;
}

function scope({ comparison: { compared, leftOut, options } }: Between): string[] {
  return [
    `${plural(compared, 'fact')} compared, ${plural(options.length, 'option')} differ${options.length === 1 ? 's' : ''}.`,
    ...(leftOut.length > 0
      ? [`Not compared: ${plural(leftOut.length, 'fact')} of C headers that one side does not have.`]
      : []),
  ];
}

function byRule(
  findings: readonly Finding[],
): { readonly rule: Finding['rule']; readonly own: readonly Finding[] }[] {
  return ruleIds.flatMap((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return own.length > 0 ? [{ rule, own }] : [];
  });
}

function toText(between: Between, { width, isColoured }: TextStyle): string {
  const { titles, comparison, broken, isSafe } = between;
  const paint = (text: string, colour: number): string =>
    isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const lines = [
    ...wrap(sideLine(`program  ${titles.program}`, comparison.old), width, '', '         '),
    ...wrap(sideLine(`kernel   ${titles.kernel}`, comparison.new), width, '', '         '),
    ...scope(between).flatMap((line) => wrap(line, width)),
  ];
  for (const { audience, findings } of broken) {
    lines.push('', paint(`Breaks for ${audiences[audience]}`, 1));
    for (const { rule, own } of byRule(findings)) {
      lines.push(...wrap(`${rules[rule].title} (${own.length}):`, width, '  ', '    '));
      for (const { name, change, effect } of own) {
        lines.push(...wrap(`${name}: ${change}`, width, '    ', '      '));
        lines.push(...wrap(effect, width, '      '));
      }
    }
  }
  lines.push('', ...wrap(`Result: ${answer(between)}.`, width).map((line) => paint(line, isSafe ? 32 : 31)));
  return [...lines, ''].join('\n');
}

/** docs/schema/sel4-abi-between-1.schema.json describes every property. */
function toJson({ titles, comparison, isSafe, broken }: Between): JsonObject {
  return {
    format: 'sel4-abi-between',
    formatVersion: 1,
    program: titles.program,
    kernel: titles.kernel,
    safe: isSafe,
    compared: comparison.compared,
    notCompared: comparison.leftOut.length,
    options: comparison.options.map((option) => ({
      name: printable(option.name),
      program: option.old,
      kernel: option.new,
    })),
    broken: broken.flatMap(({ audience, findings }) =>
      findings.map(({ rule, kind, name, change, effect, breaksSource }) => ({
        audience,
        rule,
        kind,
        name,
        change,
        effect,
        rebuildHelps: !breaksSource,
      })),
    ),
  };
}

function toMarkdown(between: Between): string {
  const { titles, broken } = between;
  const lines = [
    `## ${escapeMarkdown(titles.program)} on ${escapeMarkdown(titles.kernel)}: ${escapeMarkdown(answer(between))}`,
    '',
    ...scope(between).map((line) => `- ${line}`),
  ];
  for (const { audience, findings } of broken) {
    lines.push('', `### Breaks for ${audiences[audience]}`);
    for (const { rule, own } of byRule(findings)) {
      lines.push(
        '',
        `${escapeMarkdown(rules[rule].title)}:`,
        '',
        '| What | Change | A program |',
        '| --- | --- | --- |',
      );
      for (const { name, change, effect } of own)
        lines.push(`| ${codeOf(name)} | ${escapeMarkdown(change)} | ${escapeMarkdown(effect)} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
