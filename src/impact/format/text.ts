// SPDX-License-Identifier: BSD-2-Clause
import type { TextStyle } from '../../text/style.js';
import { wrap } from '../../text/wrap.js';
import { plural } from '../../diff/words.js';
import { toOptionName } from '../../syntax/kernel-config/entry.js';
import { audienceNames, audiences } from '../audience.js';
import type { ImpactReport, OptionImpact } from '../report.js';
import { plainCondition } from '../conditions.js';
import { drawColumns } from './columns.js';
import { architectureList, derivationText, forAudience, rowsOf, titleOf, together } from './phrases.js';
import { legend, overview } from './table.js';

/** For people at a terminal: everything at once, then in words by who is concerned. */
export function renderText(report: ImpactReport, style: TextStyle): string {
  const { options, architectures, title } = report;
  const own = options.filter(({ answer }) => answer === 'matters');
  const lines = wrap(
    `Configuration options and the ABI of ${title}: ${plural(own.length, 'option')} matter${own.length === 1 ? 's' : ''}${throughOthers(report)}, on ${architectures.join(', ')}.`,
    style.width,
  );
  const { head, rows } = overview(report);
  if (own.length > 0)
    lines.push('', ...drawColumns([head, ...rows], style.width), '', ...wrap(legend, style.width));
  for (const audience of audienceNames) {
    const entries = own
      .map((option) => forAudience(option, audience))
      .flatMap((option) =>
        option.architectures.length > 0 ? [{ option, lines: entry(option, style) }] : [],
      );
    const found = together(entries, (each) => each.lines.join('\n')).flatMap((same) => {
      const titles = same.map(({ option }) => titleOf(option)).join(', ');
      return [
        ...wrap(`${titles}: ${whereOf(same[0].option)}`, style.width, '  ', '    ').map((line) =>
          paint(line, 36, style),
        ),
        ...same[0].lines,
      ];
    });
    if (found.length > 0) lines.push('', paint(`Concerns ${audiences[audience]}`, 1, style), ...found);
  }
  return [...lines, ...indirect(report, style), ...withoutEffect(report, style), ''].join('\n');
}

/** Options that matter by what seL4's build makes of them; many boards set the same ones. */
function indirect({ options }: ImpactReport, { width }: TextStyle): string[] {
  const own = options.filter(({ answer }) => answer === 'indirect');
  if (own.length === 0) return [];
  const groups = together(own, ({ through }) => derivationText(through));
  return [
    '',
    ...wrap(`${indirectHeading} (${own.length}):`, width),
    ...groups.flatMap((same) => {
      const names = same.map(({ name }) => toOptionName(name)).join(', ');
      return wrap(`${names}: ${derivationText(same[0].through)}`, width, '  ', '    ');
    }),
  ];
}

/** How many more there are of these. */
export function throughOthers({ options }: ImpactReport): string {
  const count = options.filter(({ answer }) => answer === 'indirect').length;
  return count === 0 ? '' : `, and ${plural(count, 'option')} through others`;
}

export const indirectHeading = "Matter through other options, which seL4's build derives from them";

function withoutEffect({ options }: ImpactReport, { width }: TextStyle): string[] {
  return Object.entries(others).flatMap(([answer, heading]) => {
    const names = options.filter((option) => option.answer === answer).map(({ name }) => toOptionName(name));
    return names.length === 0
      ? []
      : ['', `${heading} (${names.length}):`, ...wrap(names.join(', '), width, '  ')];
  });
}

/** What is said of options that do not matter. */
export const others: Readonly<Record<Exclude<OptionImpact['answer'], 'matters' | 'indirect'>, string>> = {
  'no effect': 'Read by specs or headers, without effect on the ABI',
  'not read': 'No spec or header of this tree reads it',
  architecture: 'Follow from the architecture, and are no choice',
};

function entry(option: OptionImpact, { width }: TextStyle): string[] {
  return [...rowsOf(option).map(({ what, text }) => `${what}: ${text}`), ...context(option)].flatMap((line) =>
    wrap(line, width, '    ', '      '),
  );
}

export function whereOf({ architectures }: OptionImpact): string {
  return architectureList(architectures.map(({ sel4Arch }) => sel4Arch));
}

/** More sources than these are boards. */
const mostSources = 8;

/** What the option depends on beside itself; of an option as one audience sees it. */
export function context({ architectures, sources }: OptionImpact): string[] {
  const conditions = new Map<string, string[]>();
  for (const { condition, sel4Arch } of architectures)
    if (condition !== undefined) conditions.set(condition, [...(conditions.get(condition) ?? []), sel4Arch]);
  const isSame = conditions.size === 1 && [...conditions.values()][0]?.length === architectures.length;
  const interactions = [
    ...new Set(architectures.flatMap(({ changes }) => changes.flatMap((change) => change.interactions))),
  ]
    .map(toOptionName)
    .sort();
  const setBy = sources.flatMap(({ option, how }) => (how === 'sets' ? [toOptionName(option)] : []));
  return [
    ...Array.from(
      conditions,
      ([condition, archs]) =>
        `only where ${plainCondition(condition)}${isSame ? '' : ` [${archs.join(', ')}]`}`,
    ),
    ...(interactions.length > 0 ? [`what exactly depends also on ${interactions.join(', ')}`] : []),
    ...(setBy.length > 0 && setBy.length <= mostSources
      ? [`seL4's build sets it from ${setBy.join(', ')}`]
      : []),
  ];
}

function paint(text: string, colour: number, { isColoured }: TextStyle): string {
  return isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
