// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type FactsDocument, factKinds } from '../../src/facts/fact.js';
import { renderDocument } from '../../src/facts/json.js';
import { selectFacts } from '../../src/facts/select.js';
import { repository } from '../helpers/paths.js';
import { presetDocument, presetNames } from './models.js';
import { oddDocument } from './odd-model.js';

interface Schema {
  readonly $defs: Readonly<Record<string, object>>;
  readonly [keyword: string]: unknown;
}

const schema = JSON.parse(readFileSync(`${repository}/docs/schema/sel4-abi-1.schema.json`, 'utf8')) as Schema;
const validate = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true }).compile(schema);

function problems(document: FactsDocument): unknown {
  return validate(JSON.parse(renderDocument(document))) ? [] : validate.errors;
}

describe('the published schema', () => {
  it.each(presetNames)('describes the document of %s', (name) => {
    expect(problems(presetDocument(name))).toEqual([]);
  });

  const document = presetDocument('aarch64-mcs');

  it('describes what no preset has', () => expect(problems(oddDocument())).toEqual([]));
  it('describes a selection', () => {
    expect(problems(selectFacts(document, ['seL4_TCB', 'trap']).document)).toEqual([]);
    expect(problems({ ...document, facts: [] })).toEqual([]);
  });
  it('knows every kind, and no more', () => {
    const { items } = (schema['properties'] as { facts: { items: { oneOf: { $ref: string }[] } } }).facts;
    expect(items.oneOf.map(({ $ref }) => $ref.replace('#/$defs/', ''))).toEqual(Object.keys(factKinds));
  });
  it.each([
    ['a property that it does not know', { colour: 'red' }],
    ['a kind that it does not know', { kind: 'colour' }],
    ['a number that is none', { value: '11' }],
    ['a number that is not exact', { value: 2 ** 53 }],
    ['a fact without its place', { at: undefined }],
    ['a flag that should have been left out', { builtIn: false }],
  ])('refuses %s', (_, change) => {
    const fact = document.facts.find(({ name }) => name === 'seL4_TCBBits');
    if (!fact) throw new Error('no seL4_TCBBits');
    expect(problems({ ...document, facts: [fact] })).toEqual([]);
    expect(problems({ ...document, facts: [{ ...fact, ...change } as typeof fact] })).not.toEqual([]);
  });
  it('describes every property', () => {
    const bare: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties } = value as { properties?: Record<string, Record<string, unknown>> };
      for (const [name, each] of Object.entries(properties ?? {})) {
        const described = 'description' in each || 'const' in each || 'enum' in each || '$ref' in each;
        if (!described) bare.push(`${path}.${name}`);
      }
      for (const [key, each] of Object.entries(value)) visit(each, `${path}.${key}`);
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });
});
