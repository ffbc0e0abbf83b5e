// SPDX-License-Identifier: BSD-2-Clause
import type { TextStyle } from '../../text/style.js';
import { wrap } from '../../text/wrap.js';
import { plural } from '../../diff/words.js';
import { toOptionName } from '../../syntax/kernel-config/entry.js';
import { type Audience, audienceNames, audiences } from '../audience.js';
import type { ImpactReport, OptionImpact } from '../report.js';
import { architectureList, type Row, rowsOf, titleOf, together } from './phrases.js';
import { legend, overview } from './table.js';

/** For people at a terminal: everything at once, then in words by who is concerned. */
export function renderText(report: ImpactReport, style: TextStyle): string {
  const { options, architectures, title } = report;
  const own = options.filter(({ answer }) => answer === 'matters');
  const lines = wrap(
    `Configuration options and the ABI of ${title}: ${plural(own.length, 'option')} matter${own.length === 1 ? 's' : ''}, on ${architectures.join(', ')}.`,
    style.width,
  );
  if (own.length > 0) lines.push('', ...table(report), '', ...wrap(legend, style.width));
  for (const audience of audienceNames) {
    const entries = own.flatMap((option) => {
      const rows = rowsOf(option).filter((row) => row.audience === audience);
      return rows.length > 0 ? [{ option, lines: entry(option, rows, style) }] : [];
    });
    const found = together(entries, (each) => each.lines.join('\n')).flatMap((same) => {
      const title = same.map(({ option }) => titleOf(option)).join(', ');
      return [
        ...wrap(`${title}: ${whereOf(same[0].option, report)}`, style.width, '  ', '    ').map((line) =>
          paint(line, 36, style),
        ),
        ...same[0].lines,
      ];
    });
    if (found.length > 0) lines.push('', paint(`Concerns ${audiences[audience]}`, 1, style), ...found);
  }
  for (const [answer, heading] of Object.entries(others)) {
    const names = options.filter((option) => option.answer === answer).map(({ name }) => toOptionName(name));
    if (names.length > 0)
      lines.push('', `${heading} (${names.length}):`, ...wrap(names.join(', '), style.width, '  '));
  }
  return [...lines, ''].join('\n');
}

/** What is said of options that do not matter. */
export const others: Readonly<Record<Exclude<OptionImpact['answer'], 'matters'>, string>> = {
  'no effect': 'Read by specs or headers, without effect on the ABI',
  'not read': 'No spec or header of this tree reads it',
  architecture: 'Follow from the architecture, and are no choice',
};

function table(report: ImpactReport): string[] {
  const { head, rows } = overview(report);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function entry(option: OptionImpact, rows: readonly Row[], { width }: TextStyle): string[] {
  return [
    ...rows.flatMap((row) => {
      const own =
        row.architectures.length < option.architectures.length ? ` [${row.architectures.join(', ')}]` : '';
      return wrap(`${row.what}: ${row.text}${own}`, width, '    ', '      ');
    }),
    ...context(option, rows[0]?.audience ?? 'everyone').flatMap((line) =>
      wrap(line, width, '    ', '      '),
    ),
  ];
}

export function whereOf({ architectures }: OptionImpact, report: ImpactReport): string {
  return architectureList(
    architectures.map(({ sel4Arch }) => sel4Arch),
    report.architectures,
  );
}

/** What the option depends on beside itself. */
export function context({ architectures }: OptionImpact, audience: Audience): string[] {
  const conditions = new Map<string, string[]>();
  for (const { condition, sel4Arch } of architectures)
    if (condition !== undefined) conditions.set(condition, [...(conditions.get(condition) ?? []), sel4Arch]);
  const isSame = conditions.size === 1 && [...conditions.values()][0]?.length === architectures.length;
  const interactions = [
    ...new Set(
      architectures.flatMap(({ changes }) =>
        changes.filter((change) => change.audience === audience).flatMap((change) => change.interactions),
      ),
    ),
  ]
    .map(toOptionName)
    .sort();
  return [
    ...Array.from(
      conditions,
      ([condition, archs]) => `only where ${condition}${isSame ? '' : ` [${archs.join(', ')}]`}`,
    ),
    ...(interactions.length > 0 ? [`what exactly depends also on ${interactions.join(', ')}`] : []),
  ];
}

function paint(text: string, colour: number, { isColoured }: TextStyle): string {
  return isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
