// SPDX-License-Identifier: BSD-2-Clause
import type { FactsDocument, JsonObject } from '../../facts/fact.js';
import { printable } from '../../text/printable.js';
import type { Finding } from '../finding.js';
import { countFindings, type DiffReport } from '../judge.js';

/** For programs: docs/schema/sel4-abi-diff-1.schema.json describes every property. */
export function renderJson(report: DiffReport): string {
  const { comparison, titles, findings, verdict, overridden, failOn, failing } = report;
  const document: JsonObject = {
    format: 'sel4-abi-diff',
    formatVersion: 1,
    old: toSide(titles.old, comparison.old),
    new: toSide(titles.new, comparison.new),
    compared: comparison.compared,
    repeated: comparison.repeated,
    verdict,
    overridden: overridden.map((each) => ({ ...each })),
    failOn,
    failing: failing.size,
    counts: { ...countFindings(findings) },
    options: comparison.options.map((option) => ({
      name: printable(option.name),
      old: option.old,
      new: option.new,
    })),
    findings: findings.map((finding) => toFinding(finding, failing.has(finding))),
    notCompared: comparison.leftOut.map(({ side, kind, name }) => ({
      side,
      kind: printable(kind),
      name: printable(name),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toSide(
  title: string,
  { target, configuration, hasBuiltInHeaders, facts }: FactsDocument,
): JsonObject {
  return {
    title,
    sel4Arch: printable(target.sel4Arch),
    configuration: printable(configuration.label),
    facts: facts.length,
    builtInHeaders: hasBuiltInHeaders,
  };
}

function toFinding(finding: Finding, fails: boolean): JsonObject {
  const { rule, severity, breaksSource, kind, name, change, because, effect, suppressed } = finding;
  return {
    rule,
    severity,
    breaksSource,
    fails,
    kind,
    name,
    change,
    because,
    effect,
    old: finding.old,
    new: finding.new,
    suppressed: suppressed && { ...suppressed },
  };
}
