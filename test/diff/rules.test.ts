// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understood } from '../../src/diff/compare/unclassified.js';
import { severities, severityTitles } from '../../src/diff/rules/rule.js';
import { ruleIds, rules } from '../../src/diff/rules/table.js';
import { isDate, parseSuppressions } from '../../src/diff/suppressions.js';
import { isRespelled } from '../../src/diff/words.js';
import { repository } from '../helpers/paths.js';

const directory = join(repository, 'src', 'diff');
const sources = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('rules'))
  .map((path) => readFileSync(join(directory, path), 'utf8'))
  .join('\n');

describe.each(ruleIds)('%s', (id) => {
  it('is raised, and worded like the others', () => {
    expect(sources).toContain(`'${id}'`);
    const { title, detail, advice } = rules[id];
    expect(title).toMatch(/^[a-z].*[^.]$/);
    expect(detail).toMatch(/^[A-Z].*\.$/);
    expect(advice).toMatch(/^[A-Z].*\.$/);
  });
});

describe('docs/diff.md', () => {
  const page = join(repository, 'docs', 'diff.md');
  it('lists all rules', () => {
    const text = readFileSync(page, 'utf8');
    const wanted = text.replace(
      /<!-- rules -->[^]*<!-- end of rules -->/,
      `<!-- rules -->\n\n${list()}\n<!-- end of rules -->`,
    );
    if (process.env['RECORD'] === '1') writeFileSync(page, wanted);
    expect(readFileSync(page, 'utf8')).toBe(wanted);
  });
});

function list(): string {
  return severities
    .map((severity) => {
      const own = ruleIds.filter((id) => rules[id].severity === severity);
      return `### ${severity}: ${severityTitles[severity]}\n\n${own.map((id) => `- \`${id}\`: ${rules[id].title}\n`).join('')}`;
    })
    .join('\n');
}

it('every property of the schema is understood', () => {
  const schema = JSON.parse(readFileSync(`${repository}/docs/schema/sel4-abi-1.schema.json`, 'utf8')) as {
    $defs: Record<string, { properties?: object; oneOf?: { properties?: object }[] }>;
  };
  const common = ['kind', 'name', 'of', 'at', 'builtIn', 'deprecated', 'source'];
  for (const [kind, known] of Object.entries(understood)) {
    const { properties, oneOf } = schema.$defs[kind] ?? {};
    const all = [properties ?? {}, ...(oneOf ?? []).map((each) => each.properties ?? {})].flatMap(
      Object.keys,
    );
    const own = [...new Set(all)].filter((name) => !common.includes(name));
    expect([...known].sort(), kind).toEqual(own.sort());
  }
});

describe('suppressions', () => {
  const entry = { rule: 'tag-moved', name: 'seL4_Fault.*', reason: 'Known.', expires: '2027-01-31' };
  const problem = (entries: unknown, rest: object = {}): string => {
    const list = { format: 'sel4-abi-suppressions', formatVersion: 1, suppressions: entries, ...rest };
    const read = parseSuppressions(JSON.stringify(list));
    return 'problem' in read ? read.problem : '';
  };
  it.each([
    ['', [entry], {}],
    ['', [], {}],
    ['suppressions is not a list', undefined, {}],
    ['formatVersion is not 1', [], { formatVersion: 2 }],
    ['format is not `sel4-abi-suppressions`', [], { format: 'sel4-abi' }],
    ['rule is not one that', [{ ...entry, rule: 'tags' }], {}],
    ['name is not a text', [{ ...entry, name: 1 }], {}],
    ['reason is not a sentence', [{ ...entry, reason: ' ' }], {}],
    ['expires is not a date', [{ ...entry, expires: '2027-02-29' }], {}],
    ['until is not known', [{ ...entry, until: '2027-02-28' }], {}],
  ])('%s', (want, entries, rest) => {
    const told = problem(entries, rest);
    if (want === '') expect(told).toBe('');
    else expect(told).toContain(want);
  });
  it('know the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isDate(day)).toBe(true);
    for (const day of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-04-30',
      'soon',
    ])
      expect(isDate(day)).toBe(false);
  });
});

it.each([
  ['seL4_VCPUReg_ISR', 'seL4_VCPUReg_PAR', false],
  ['seL4_VCPUReg_TPIDR_EL1', 'seL4_VCPUReg_TPIDR_EL0', false],
  ['seL4_VCPUReg_TPIDR_EL1', 'seL4_VCPUReg_TPIDREL1', true],
  ['TCBSetPriority', 'TCBSetPriorty', true],
  ['TCBSuspend', 'TCBResume', false],
  ['seL4_CapInitThreadPD', 'seL4_CapInitThreadVSpace', false],
])('%s and %s: respelled %s', (a, b, want) => expect(isRespelled(a, b)).toBe(want));
