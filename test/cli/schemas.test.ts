// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { listKeys } from '../../src/cli/config-file/keys.js';
import { readSettings } from '../../src/cli/config-file/read.js';
import { createProgram } from '../../src/cli/program.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';
import { configSchema } from './config-schema.js';

const directory = `${repository}/docs/schema`;
const compile = (name: string) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return ajv.compile(JSON.parse(readFileSync(`${directory}/${name}.schema.json`, 'utf8')) as object);
};

describe('what commands print with --json', () => {
  it.each([
    ['sel4-bindgen-presets-1', ['presets']],
    ['sel4-abi-rules-1', ['rules']],
    ['sel4-abi-rules-1', ['explain', 'label-renumbered']],
    ['sel4-bindgen-diagnostic-1', ['explain', 'e0701']],
    ['sel4-bindgen-diagnostic-1', ['explain', 'W0602']],
    ['sel4-bindgen-doctor-1', ['doctor', '--config', 'aarch64', '--sel4', 'nowhere']],
  ])('is what %s says: %j', async (schema, args) => {
    const validate = compile(schema);
    const { stdout } = await runCommand([...args, '--json'], repository);
    expect(validate(JSON.parse(stdout)) ? [] : validate.errors).toEqual([]);
    expect(validate({}), 'a schema that refuses nothing').toBe(false);
  });
  it('is the same with --format json, where there is one', async () => {
    for (const args of [
      ['diff', 'ia32', 'ia32'],
      ['impact', '--arch', 'ia32', '--option', 'KernelIsMCS'],
      ['impact', '--between', 'ia32', 'ia32'],
    ]) {
      const short = await runCommand([...args, '--json'], repository);
      expect(short.exit).toBe(0);
      expect(short).toEqual(await runCommand([...args, '--format', 'json'], repository));
      expect((await runCommand([...args, '--json', '--format', 'markdown'], repository)).exit).toBe(2);
    }
  });
});

describe('the schema of sel4-bindgen.config.json', () => {
  const keys = listKeys(createProgram(() => undefined));
  const path = `${directory}/sel4-bindgen-config-1.schema.json`;
  it('has all keys, and no others', () => {
    const text = `${JSON.stringify(configSchema(keys), null, 2)}\n`;
    if (process.env['RECORD'] === '1') writeFileSync(path, text);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(text));
  });
  it.each<[boolean, object]>([
    [true, {}],
    [true, { $schema: 'x', sel4: 'a', include: ['b'], config: [], set: ['A=1'], strict: true }],
    [true, { generate: { out: 'x', layer: 'sys', 'no-cache': true }, diff: { report: ['sarif=x'] } }],
    [true, { impact: { arch: ['ia32', 'aarch64'] }, check: { docs: 'none' } }],
    [false, { $schema: 1 }],
    [false, { out: 'x' }],
    [false, { sel4: '' }],
    [false, { config: 'x' }],
    [false, { config: [''] }],
    [false, { set: ['a\u0000b'] }],
    [false, { generate: { layer: 'all' } }],
    [false, { generate: { out: null } }],
    [false, { generate: [] }],
    [false, { impact: { arch: ['sparc'] } }],
    [false, { impact: { between: ['a', 'b'] } }],
    [false, { facts: {} }],
    [
      true,
      { diff: { severity: ['tag-moved=source'], 'old-set': [' A = "x" '] }, check: { 'crate-name': 'a-b' } },
    ],
    [false, { set: ['A'] }],
    [false, { set: ['A="x'] }],
    [false, { diff: { severity: ['tag-moved'] } }],
    [false, { diff: { severity: ['tag-moved=source='] } }],
    [false, { diff: { report: ['json='] } }],
    [false, { diff: { report: ['json=-'] } }],
    [false, { generate: { 'crate-name': '1' } }],
    [false, { __proto__: null, toString: 'x' }],
  ])('agrees with the program: %s %j', (isRight, content) => {
    const validate = compile('sel4-bindgen-config-1');
    const report = new Report();
    readSettings(createSourceFile('x', JSON.stringify(content)), keys, report);
    expect([validate(content), !report.hasErrors]).toEqual([isRight, isRight]);
  });
});

it('every schema is of draft 2020-12, and has a name of its own', () => {
  const ids = readdirSync(directory).map((file) => {
    const schema = JSON.parse(readFileSync(`${directory}/${file}`, 'utf8')) as Record<string, unknown>;
    expect(schema['$schema'], file).toBe('https://json-schema.org/draft/2020-12/schema');
    return schema['$id'];
  });
  expect(new Set(ids).size).toBe(ids.length);
});
