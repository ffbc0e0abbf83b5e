// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/document.js';
import { renderDocument } from '../../src/facts/json.js';
import { factsOf } from '../../src/list-facts.js';
import { readSnapshot, renderSnapshot } from '../../src/snapshot.js';
import { presetModel, presetNames } from '../facts/models.js';
import { oddModel } from '../facts/odd-model.js';
import { repository } from '../helpers/paths.js';

const schema = JSON.parse(readFileSync(`${repository}/docs/schema/sel4-abi-1.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true }).compile(schema);
const presets = presetNames.filter((name) => !name.includes('-')).concat('aarch64-mcs', 'x86_64-mcs');

describe.each([...presets.map((name) => [name, presetModel(name)] as const), ['odd', oddModel()] as const])(
  'the snapshot of %s',
  (_, model) => {
    const document = factsOf(model);
    const text = renderSnapshot(document);

    it('is what the schema says, one fact a line', () => {
      expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
      expect(text.split('\n').filter((line) => line.startsWith('    {"kind": '))).toHaveLength(
        document.facts.length,
      );
      expect(renderSnapshot(document)).toBe(text);
    });
    it('gives the model again', () => {
      const read = readSnapshot(text);
      if ('problem' in read) throw new Error(read.problem);
      expect(readFacts(read.document)).toEqual({ model });
    });
    it('has the digest that a shell computes of all other lines', () => {
      const rest = text.split('\n').filter((line) => !line.startsWith('  "digest"'));
      const digest = createHash('sha256').update(rest.join('\n')).digest('hex');
      expect(text).toContain(`\n  "digest": "sha256:${digest}",\n`);
      expect(rest.join('\n')).toBe(renderDocument(document));
    });
  },
);

it('is refused after any edit of a fact', () => {
  const text = renderSnapshot(factsOf(presetModel('aarch64')));
  const lines = text.split('\n');
  const facts = lines.flatMap((line, index) => (line.startsWith('    {"kind": ') ? [index] : []));
  expect(facts.length).toBeGreaterThan(1000);
  for (const index of facts.filter((_, at) => at % 97 === 0)) {
    const without = lines.filter((_, at) => at !== index).join('\n');
    expect(readSnapshot(without)).toHaveProperty('problem');
    const edited = lines.with(index, (lines[index] ?? '').replace(/"name": "/, '$&x')).join('\n');
    expect(readSnapshot(edited)).toHaveProperty('problem');
  }
});
