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

/** What was compared, and what was not. */
export function scopeLines({ comparison: { compared, leftOut } }: DiffReport): string[] {
  const lines = [`${plural(compared, 'fact')} compared.`];
  if (leftOut.length > 0)
    lines.push(
      `Not compared: ${plural(leftOut.length, 'fact')} of the C headers, because a side took them from the built-in ones: ${kinds(leftOut)}.`,
    );
  return lines;
}

/** Facts by kind, each name once although both sides have it. */
function kinds(facts: readonly LeftOut[]): string {
  const names = new Map<string, Set<string>>();
  for (const { kind, name } of facts) names.set(kind, (names.get(kind) ?? new Set()).add(name));
  // Of a parameter, all but its width is compared.
  const title = (kind: string): string => (kind === 'parameter' ? 'width of parameter' : printable(kind));
  return [...names].map(([kind, { size }]) => `${title(kind)} ${size}`).join(', ');
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
