// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { readFacts } from '../../src/facts/document.js';
import type { Fact } from '../../src/facts/fact.js';
import { renderDocument } from '../../src/facts/json.js';
import { parseDocument } from '../../src/facts/parse.js';
import { selectFacts, valueOf } from '../../src/facts/select.js';
import { factsOf } from '../../src/list-facts.js';
import { presetModel, presetNames } from './models.js';
import { readC } from '../header/read-c.js';
import { constant, largeModel, oddModel } from './odd-model.js';

function throughText(model: Model): Model {
  const text = renderDocument(factsOf(model));
  const parsed = parseDocument(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  expect(renderDocument(parsed.document)).toBe(text);
  const read = readFacts(parsed.document);
  if ('problem' in read) throw new Error(read.problem);
  return read.model;
}

describe('a model comes back from its document', () => {
  it.each(presetNames)('%s', (name) => {
    const model = presetModel(name);
    expect(throughText(model)).toEqual(model);
  });

  const model = presetModel('x86_64');

  it('with all that no preset has', () => {
    const odd = oddModel();
    expect(throughText(odd)).toEqual(odd);
    const text = renderDocument(factsOf(odd));
    // One line is one line for every tool, and no terminal obeys what a spec says.
    expect(text).not.toMatch(/[\u007f-\u009f\u2028-\u202e]/);
    expect(text.split('\n').filter((line) => line.includes('"kind"'))).toHaveLength(
      factsOf(odd).facts.length,
    );
  });

  it('with arrays of structs without a name, and enumerators that macros hide', () => {
    const { facts } = readC(
      `struct a { struct { int b; struct { char c; } d[2]; } e[2][3]; struct { int f; } *g; };
      enum h { i = 1, j }; #define j 7\n`.replace('#', '\n#'),
    );
    const odd = { ...model, headers: facts };
    expect(throughText(odd)).toEqual(odd);
    const { named } = selectFacts(factsOf(odd), ['j']);
    expect(named.map(({ kind, value }) => [kind, value])).toEqual([
      ['constant', 7],
      ['enumerator', 2],
    ]);
    expect(valueOf(named)).toBe('7');
  });

  it('however long an integer is', () => {
    const fact = (name: string): Fact | undefined =>
      factsOf({
        ...model,
        headers: {
          ...model.headers,
          constants: [
            constant('big', 2n ** 53n, 'macro'),
            constant('exact', 2n ** 53n - 1n, 'macro'),
            constant('low', -(2n ** 53n), 'macro'),
          ],
          enums: [],
        },
      }).facts.find((each) => each.name === name);
    expect(fact('big')?.['value']).toBe('9007199254740992');
    expect(fact('exact')?.['value']).toBe(9007199254740991);
    expect(fact('low')?.['value']).toBe('-9007199254740992');
  });

  it('however many facts there are', () => {
    const large = largeModel(model, 1000);
    expect(throughText(large).headers.structs).toHaveLength(1000);
    expect(selectFacts(factsOf(large), ['seL4_Enum_*', 'seL4_Struct_7.b']).unknown).toEqual([]);
  });
});
