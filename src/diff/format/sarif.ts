// SPDX-License-Identifier: BSD-2-Clause
import type { JsonObject } from '../../facts/fact.js';
import { wellFormed } from '../../text/printable.js';
import { toolName, toolVersion } from '../../version.js';
import type { Finding } from '../finding.js';
import type { DiffReport } from '../judge.js';
import type { Severity } from '../rules/rule.js';
import { type RuleId, ruleIds, rules } from '../rules/table.js';
import { mainPlace, sentence, splitPlace } from './place.js';
import { countLine, scopeLines, verdictLine } from './summary.js';

const levels: Readonly<Record<Severity, string>> = {
  binary: 'error',
  source: 'error',
  additive: 'note',
  documentation: 'note',
};

/** SARIF 2.1.0, for code scanning: suppressed findings stay in, marked; fingerprints do not depend on lines. */
export function renderSarif(report: DiffReport): string {
  const { findings, comparison, verdict } = report;
  const used = ruleIds.filter((rule) => findings.some((finding) => finding.rule === rule));
  const log: JsonObject = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: toolName, version: toolVersion, rules: used.map(toRule) } },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { SPECS: { description: { text: 'The tree of specs that facts are from.' } } },
        columnKind: 'utf16CodeUnits',
        properties: {
          verdict,
          compared: comparison.compared,
          notCompared: comparison.leftOut.length,
          summary: [verdictLine(report), countLine(report), ...scopeLines(report)].join('\n'),
        },
        results: toResults(findings, used),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(id: RuleId): JsonObject {
  const { severity, title, detail, advice } = rules[id];
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: detail },
    help: { text: advice },
    defaultConfiguration: { level: levels[severity] },
    properties: { severity },
  };
}

function toResults(findings: readonly Finding[], used: readonly RuleId[]): JsonObject[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, kind, name, severity, suppressed } = finding;
    const base = `${rule}:${kind}:${name}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const place = mainPlace(finding);
    const other = finding.new === undefined ? undefined : finding.old;
    return {
      ruleId: rule,
      ruleIndex: used.indexOf(rule),
      level: levels[severity],
      message: { text: sentence(finding) },
      locations: place ? [toLocation(place.path, place.line, kind, name)] : [logical(kind, name)],
      relatedLocations:
        other === undefined
          ? undefined
          : [
              {
                ...toLocation(splitPlace(other).path, splitPlace(other).line),
                id: 1,
                message: { text: 'on the old side' },
              },
            ],
      partialFingerprints: { 'sel4AbiFact/v1': count === 1 ? base : `${base}#${count}` },
      suppressions: suppressed
        ? [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${suppressed.reason} (until ${suppressed.expires})`,
            },
          ]
        : [],
      properties: { severity },
    };
  });
}

function toLocation(path: string, line: number | undefined, kind?: string, name?: string): JsonObject {
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(path), uriBaseId: 'SPECS' },
      region: line === undefined ? undefined : { startLine: line },
    },
    ...(kind === undefined || name === undefined ? {} : logical(kind, name)),
  };
}

function logical(kind: string, name: string): JsonObject {
  return { logicalLocations: [{ fullyQualifiedName: name, properties: { kind } }] };
}

function toUri(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
}
