// SPDX-License-Identifier: BSD-2-Clause
import { plural } from '../../diff/words.js';
import { audienceNames, audiences } from '../audience.js';
import type { ImpactReport, OptionImpact } from '../report.js';
import { derivationText, forAudience, rowsOf } from './phrases.js';
import { legend, overview } from './table.js';
import { context, indirectHeading, others, throughOthers, whereOf } from './text.js';

/** A page that can be published with a release. */
export function renderMarkdown(report: ImpactReport): string {
  const { title, architectures, options } = report;
  const own = options.filter(({ answer }) => answer === 'matters');
  const lines = [
    `# Configuration options and the ABI of ${escapeMarkdown(title)}`,
    '',
    `${plural(own.length, 'option')} change${own.length === 1 ? 's' : ''} what programs and kernel have agreed upon${throughOthers(report)}, on ${architectures.join(', ')}.`,
  ];
  if (own.length > 0) lines.push('', ...table(report), '', escapeMarkdown(legend));
  for (const audience of audienceNames) {
    const found = own.flatMap((option) => section(forAudience(option, audience)));
    if (found.length > 0) lines.push('', `## Concerns ${audiences[audience]}`, ...found);
  }
  const indirect = options.filter(({ answer }) => answer === 'indirect');
  if (indirect.length > 0)
    lines.push(
      '',
      `## ${indirectHeading}`,
      '',
      ...indirect.map(
        ({ name, cmake, through }) => `- ${both(name, cmake)}: ${escapeMarkdown(derivationText(through))}`,
      ),
    );
  for (const [answer, heading] of Object.entries(others)) {
    const names = options
      .filter((option) => option.answer === answer)
      .map(({ name, cmake }) => both(name, cmake));
    if (names.length > 0) lines.push('', `## ${heading}`, '', ...names.map((name) => `- ${name}`));
  }
  return `${lines.join('\n')}\n`;
}

function table(report: ImpactReport): string[] {
  const { head, rows } = overview(report);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [option = '', ...columns] = head.map((cell) => `${cell[0] ?? ''}${cell.slice(1).toLowerCase()}`);
  return [
    line([option, ...columns]),
    line(head.map(() => '---')),
    ...rows.map(([name = '', ...cells]) => line([codeOf(name), ...cells.map(escapeMarkdown)])),
  ];
}

function section(option: OptionImpact): string[] {
  const rows = rowsOf(option);
  if (rows.length === 0) return [];
  return [
    '',
    `### ${both(option.name, option.cmake)}`,
    '',
    `On ${whereOf(option)}.`,
    '',
    ...rows.map(({ what, text }) => `- **${what}**: ${escapeMarkdown(text)}`),
    ...context(option).map((line) => `- ${escapeMarkdown(line)}`),
  ];
}

function both(name: string, cmake: readonly string[]): string {
  return cmake.length === 0 ? codeOf(name) : `${codeOf(name)} (${cmake.map(codeOf).join(', ')})`;
}

/** Nothing that specs say is markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]#!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;');
}

export function codeOf(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}
