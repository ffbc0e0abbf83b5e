// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { compareDocuments } from '../../src/diff/compare.js';
import { renderDiff } from '../../src/diff/format/formats.js';
import type { DiffFormat } from '../../src/diff/format/names.js';
import type { FailLevel } from '../../src/diff/fail-level.js';
import { type DiffReport, judge } from '../../src/diff/judge.js';
import { parseSuppressions } from '../../src/diff/suppressions.js';
import type { FactsDocument } from '../../src/facts/fact.js';
import { parseDocument } from '../../src/facts/parse.js';
import { presetDocument } from '../facts/models.js';
import { repository } from '../helpers/paths.js';

// Reports that every format is tested with.

const inputs = `${repository}/fixtures/cases/diff-reports/input`;

function example(name: string): FactsDocument {
  const parsed = parseDocument(readFileSync(`${inputs}/${name}.json`, 'utf8'));
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.document;
}

export function report(old: FactsDocument, now: FactsDocument, failOn: FailLevel): DiffReport {
  const read = parseSuppressions(readFileSync(`${inputs}/suppressions.json`, 'utf8'));
  if ('problem' in read) throw new Error(read.problem);
  const { suppressions } = read;
  const judgement = { failOn, severities: new Map(), suppressions, today: '2026-12-01' };
  return judge(compareDocuments(old, now), { old: 'old', new: 'new' }, judgement);
}

const mcs = presetDocument('x86_64-mcs');
export const plain = presetDocument('x86_64');
/** What a document may say, if somebody bad wrote it. */
const hostile: FactsDocument = {
  ...plain,
  configuration: {
    label: '\u001b]0;x\u0007<script>',
    options: [{ name: 'A|B', value: '](http://x)\n::error::' }],
  },
  facts: plain.facts.flatMap((fact) =>
    fact.name === 'seL4_TCBBits'
      ? [{ ...fact, name: '"]]>&<b>|`@all\n::error::\ud800\u001b[31m', at: 'a\n::error::%b,c:1' }]
      : [fact],
  ),
};

export const reports: readonly (readonly [string, DiffReport])[] = [
  ['the example', report(example('old'), example('new'), 'breaking')],
  ['two configurations', report(plain, mcs, 'any')],
  ['the same', report(plain, plain, 'any')],
  ['a hostile document', report(plain, hostile, 'additive')],
];

export function render(of: DiffReport, format: DiffFormat): string {
  return renderDiff(of, format, { width: 80, isColoured: false });
}
