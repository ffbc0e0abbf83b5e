// SPDX-License-Identifier: BSD-2-Clause
import type { FactsDocument } from '../../facts/fact.js';
import { printable } from '../../text/printable.js';
import { countFindings, type DiffReport, verdicts } from '../judge.js';
import { severities, severityTitles } from '../rules/rule.js';
import type { LeftOut } from '../side.js';
import { plural } from '../words.js';

/** `source-compatible: existing binaries break; building them again is enough`. */
export function verdictLine({ verdict }: DiffReport): string {
  return `${verdict}: ${verdicts[verdict]}`;
}

/** One side in a line. */
export function sideLine(title: string, { target, configuration, facts }: FactsDocument): string {
  return `${title}: ${printable(target.sel4Arch)}, configuration ${printable(configuration.label)}, ${plural(facts.length, 'fact')}`;
}

/** What was compared, what was not, and what was judged in another way than the rules say. */
export function scopeLines({ comparison, overridden }: DiffReport): string[] {
  const { compared, repeated, leftOut } = comparison;
  const more = repeated === 0 ? '' : `; ${repeated} more repeat what these say, as C names it`;
  return [
    `${plural(compared, 'fact')} compared${more}.`,
    ...leftOutLines(leftOut),
    ...overridden.map(
      ({ rule, from, to, findings }) =>
        `--severity: ${plural(findings, 'finding')} of ${rule} ${findings === 1 ? 'is' : 'are'} listed as ${severityTitles[to]}, but ${findings === 1 ? 'is' : 'are'} ${severityTitles[from]}.`,
    ),
  ];
}

/** Each name once, although both sides may have it. */
function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const { kind, name } of leftOut) names.set(kind, (names.get(kind) ?? new Set()).add(name));
  // Of a parameter, all but its width is compared.
  const widths = names.get('parameter')?.size ?? 0;
  names.delete('parameter');
  const kinds = [...names].map(([kind, { size }]) => `${printable(kind)} ${size}`).join(', ');
  const count = [...names.values()].reduce((sum, { size }) => sum + size, 0);
  const because = 'because a side took the C headers from the built-in ones';
  return [
    ...(count === 0 ? [] : [`Not compared, ${because}: ${plural(count, 'fact')} (${kinds}).`]),
    ...(widths === 0 ? [] : [`Not compared, ${because}: the width of ${plural(widths, 'parameter')}.`]),
  ];
}

export function optionLines({ comparison: { options } }: DiffReport): string[] {
  const value = (of: boolean | string | undefined): string =>
    of === undefined ? 'not mentioned' : of === true ? 'on' : of === false ? 'off' : `"${printable(of)}"`;
  return options.map((option) => `${printable(option.name)}: ${value(option.old)} → ${value(option.new)}`);
}

/** `36 breaking for existing binaries, 4 additive`. */
export function countLine({ findings }: DiffReport): string {
  const counts = countFindings(findings);
  const parts = severities.flatMap((severity) =>
    counts[severity] > 0 ? [`${counts[severity]} ${severityTitles[severity]}`] : [],
  );
  if (counts.suppressed > 0) parts.push(`${counts.suppressed} suppressed`);
  return parts.length === 0 ? 'no differences' : parts.join(', ');
}
