// SPDX-License-Identifier: BSD-2-Clause
import { type Comparison, sortFindings } from './compare.js';
import { type FailLevel, isAtLeast } from './fail-level.js';
import type { Finding } from './finding.js';
import type { Severity } from './rules/rule.js';
import type { RuleId } from './rules/table.js';
import { applySuppressions, type Suppression } from './suppressions.js';

/** seL4's classes of a change to the API. */
export const verdicts = {
  'binary-compatible': 'existing binaries go on as they are',
  'source-compatible': 'existing binaries break; building them again is enough',
  breaking: 'source has to be changed',
} as const;

export type Verdict = keyof typeof verdicts;

export interface Judgement {
  readonly failOn: FailLevel;
  readonly severities: ReadonlyMap<RuleId, Severity>;
  readonly suppressions: readonly Suppression[];
  /** YYYY-MM-DD: whether suppressions have expired. */
  readonly today: string;
}

/** What was compared, what was found, and what that means. */
export interface DiffReport {
  readonly comparison: Comparison;
  /** What a person called the two sides. */
  readonly titles: { readonly old: string; readonly new: string };
  readonly findings: readonly Finding[];
  /** Of the whole, by the rules' own severities, and suppressed findings included: neither mends a binary. */
  readonly verdict: Verdict;
  /** Rules that were given another severity, as far as there are findings. */
  readonly overridden: readonly Overridden[];
  readonly failOn: FailLevel;
  /** Findings that make the comparison fail. */
  readonly failing: ReadonlySet<Finding>;
}

/** A rule that was given another severity. */
export interface Overridden {
  readonly rule: RuleId;
  readonly from: Severity;
  readonly to: Severity;
  readonly findings: number;
}

export function judge(
  comparison: Comparison,
  titles: DiffReport['titles'],
  { failOn, severities, suppressions, today }: Judgement,
): DiffReport {
  const suppressed = applySuppressions(comparison.findings, suppressions, today);
  const findings = sortFindings(
    suppressed.map((finding) => ({ ...finding, severity: severities.get(finding.rule) ?? finding.severity })),
  );
  const failing = findings.filter((finding) => !finding.suppressed && isAtLeast(finding.severity, failOn));
  return {
    comparison,
    titles,
    findings,
    verdict: classify(suppressed),
    overridden: countOverridden(suppressed, severities),
    failOn,
    failing: new Set(failing),
  };
}

function countOverridden(
  findings: readonly Finding[],
  severities: ReadonlyMap<RuleId, Severity>,
): Overridden[] {
  return [...severities].flatMap(([rule, to]) => {
    const own = findings.filter((finding) => finding.rule === rule);
    const [first] = own;
    return first && first.severity !== to ? [{ rule, from: first.severity, to, findings: own.length }] : [];
  });
}

function classify(findings: readonly Finding[]): Verdict {
  const isBreaking = ({ severity, breaksSource }: Finding): boolean =>
    severity === 'source' || (severity === 'binary' && breaksSource);
  if (findings.some(isBreaking)) return 'breaking';
  return findings.some(({ severity }) => severity === 'binary') ? 'source-compatible' : 'binary-compatible';
}

/** How many findings there are of each severity, suppressed ones apart. */
export function countFindings(
  findings: readonly Finding[],
): Readonly<Record<Severity | 'suppressed', number>> {
  const counts = { binary: 0, source: 0, additive: 0, documentation: 0, suppressed: 0 };
  for (const { severity, suppressed } of findings) counts[suppressed ? 'suppressed' : severity] += 1;
  return counts;
}
