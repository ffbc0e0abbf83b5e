// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { diffFormats } from '../../src/diff/format/names.js';
import type { DiffReport } from '../../src/diff/judge.js';
import type { FactsDocument } from '../../src/facts/fact.js';
import { repository } from '../helpers/paths.js';
import { plain, render, report, reports } from './reports.js';

const schemas = `${repository}/test/diff/schemas`;
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const hint = hasXmllint ? '' : ' (no xmllint)';

describe.each(reports)('%s', (_, of) => {
  const live = of.findings.filter(({ suppressed }) => !suppressed);

  it.each(diffFormats)('as %s says what was compared and how many, and obeys nobody', (format) => {
    const text = render(of, format);
    expect(text).toMatch(new RegExp(`(?:^|\\D|%0A)${of.comparison.compared}(?: facts compared|,)`, 'm'));
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u202e]/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('as JSON is what the schema says', () => {
    const schema = JSON.parse(
      readFileSync(`${repository}/docs/schema/sel4-abi-diff-1.schema.json`, 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true }).compile(
      schema,
    );
    const document = JSON.parse(render(of, 'json')) as { failing: number; findings: { fails: boolean }[] };
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(document.findings.filter(({ fails }) => fails)).toHaveLength(document.failing);
  });

  it('as text keeps to the width, but for paths and words that are longer', () => {
    const long = render(of, 'text')
      .split('\n')
      .filter(
        (line) =>
          line.length > 80 && line.trim().includes(' ') && !/^ {6}(?:old |new |at {2})\S+$/.test(line),
      );
    expect(long).toEqual([]);
  });

  it('as Markdown has no markup but ours', () => {
    const text = render(of, 'markdown');
    const tags = [...text.matchAll(/<\/?(\w+)/g)].map((match) => match[1]);
    expect(new Set(tags)).toEqual(
      new Set(tags.filter((tag) => /^(?:details|summary|code)$/.test(tag ?? ''))),
    );
    for (const tag of ['details', 'summary', 'code'])
      expect(text.split(`<${tag}>`).length).toBe(text.split(`</${tag}>`).length);
    expect(text).not.toMatch(/@|:\/\/|!\[/);
    expect(text.length).toBeLessThan(65_536);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  });

  it('as annotations has one command a line', () => {
    const lines = render(of, 'github').trimEnd().split('\n');
    expect(lines).toHaveLength(live.length + 1);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) (?:file=[^,:]+,(?:line=\d+,)?)?title=[^,:]+::[^\n]+$/,
      );
    const errors = lines.filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(of.failing.size === 0 ? 0 : of.failing.size + 1);
  });

  it('as SARIF has the structure of version 2.1.0', () => checkSarif(render(of, 'sarif'), of));
  it('as SARIF is valid by the part of the standard that is used', () => {
    const schema = JSON.parse(readFileSync(`${schemas}/sarif-subset.schema.json`, 'utf8')) as object;
    const ajv = new Ajv2020({ strict: true, formats: { uri: /^https:\/\/\S+$/ } });
    const validate = ajv.compile(schema);
    expect(validate(JSON.parse(render(of, 'sarif'))) ? [] : validate.errors).toEqual([]);
  });
  it.skipIf(!hasXmllint)(`as JUnit is valid by its schema${hint}`, () => {
    const args = ['--noout', '--nonet', '--schema', `${schemas}/junit-subset.xsd`, '-'];
    const { status, stderr } = spawnSync('xmllint', args, { input: render(of, 'junit'), encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '- validates\n']);
  });
  it('as JUnit has counts that are right', () => checkJunit(render(of, 'junit'), of));
});

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly rules: readonly Record<string, unknown>[] };
    };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
    readonly results: readonly SarifResult[];
  }[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly (SarifLocation & { readonly id: number })[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
}

interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region?: { readonly startLine: number };
  };
}

const only = (object: object, ...names: readonly string[]): void =>
  expect(Object.keys(object).filter((name) => !names.includes(name))).toEqual([]);

function checkSarif(text: string, of: DiffReport): void {
  const log = JSON.parse(text) as Sarif;
  only(log, '$schema', 'version', 'runs');
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  only(run, 'tool', 'invocations', 'originalUriBaseIds', 'columnKind', 'properties', 'results');
  expect(run.invocations).toEqual([{ executionSuccessful: true }]);
  const { rules } = run.tool.driver;
  for (const rule of rules) {
    only(rule, 'id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties');
    expect(rule['shortDescription']).toEqual({ text: expect.stringMatching(/\.$/) as string });
  }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(run.results).toHaveLength(of.findings.length);
  const prints = run.results.map((result) => Object.values(result.partialFingerprints).join());
  expect(new Set(prints).size).toBe(prints.length);
  for (const result of run.results) {
    only(
      result,
      'ruleId',
      'ruleIndex',
      'level',
      'message',
      'locations',
      'relatedLocations',
      'partialFingerprints',
      'suppressions',
      'properties',
    );
    expect(rules[result.ruleIndex]?.['id']).toBe(result.ruleId);
    expect(['error', 'warning', 'note', 'none']).toContain(result.level);
    expect(result.message.text).not.toBe('');
    expect(prints.join()).not.toMatch(/\.(?:xml|bf|h):\d/);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      if (!physicalLocation) continue;
      const { artifactLocation, region } = physicalLocation;
      expect(artifactLocation.uri).toMatch(
        /^(?:[\w.~!*'()-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!*'()-]|%[0-9A-F]{2})+)*$/,
      );
      expect(run.originalUriBaseIds).toHaveProperty(artifactLocation.uriBaseId);
      if (region) expect(region.startLine).toBeGreaterThan(0);
    }
    for (const { kind, justification } of result.suppressions) {
      expect(kind).toBe('external');
      expect(justification).not.toBe('');
    }
  }
  const suppressed = run.results.filter(({ suppressions }) => suppressions.length > 0);
  expect(suppressed).toHaveLength(of.findings.filter((finding) => finding.suppressed).length);
}

interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly '@skipped': string;
  readonly testcase: readonly Readonly<Record<string, unknown>>[];
}

function checkJunit(text: string, of: DiffReport): void {
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => ['testsuite', 'testcase', 'failure'].includes(name),
  });
  const { testsuites } = parser.parse(text) as {
    testsuites: Omit<Suite, 'testcase' | '@skipped'> & { testsuite: Suite[] };
  };
  only(testsuites, '@name', '@tests', '@failures', '@errors', 'testsuite');
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
  const count = (suite: { testcase: Suite['testcase'] }, child: string): string =>
    String(suite.testcase.filter((each) => child in each).length);
  for (const suite of [...testsuites.testsuite, { ...testsuites, testcase: cases }]) {
    expect(suite['@tests']).toBe(String(suite.testcase.length));
    expect(suite['@failures']).toBe(count(suite, 'failure'));
    expect(suite['@errors']).toBe('0');
  }
  for (const suite of testsuites.testsuite) expect(suite['@skipped']).toBe(count(suite, 'skipped'));
  for (const each of cases) {
    only(each, '@classname', '@name', 'failure', 'skipped', 'system-out');
    expect(each['@name']).not.toBe('');
  }
  expect(cases).toHaveLength(of.findings.length + 1);
  expect(testsuites['@failures']).toBe(String(of.failing.size));
}

it('Markdown is cut where a comment could not hold it', () => {
  const large: FactsDocument = {
    ...plain,
    facts: [
      ...plain.facts,
      ...Array.from({ length: 5000 }, (_, index) => ({
        kind: 'constant' as const,
        name: `seL4_Mutant_${index}`,
        value: 1,
        type: 'int',
        origin: 'macro',
        at: 'a.h:1',
      })),
    ],
  };
  const text = render(report(plain, large, 'any'), 'markdown');
  expect(text.length).toBeLessThan(60_001);
  expect(text).toMatch(/and 4[89]\d\d more/);
});
