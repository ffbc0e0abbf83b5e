// SPDX-License-Identifier: BSD-2-Clause
import { compareDocuments } from '../../src/diff/compare.js';
import { readFacts } from '../../src/facts/document.js';
import type { Fact, FactsDocument } from '../../src/facts/fact.js';
import { renderDocument } from '../../src/facts/json.js';
import { parseDocument } from '../../src/facts/parse.js';
import { selectFacts } from '../../src/facts/select.js';
import { factsOf } from '../../src/list-facts.js';
import { presetDocument, presetModel } from '../facts/models.js';
import { largeModel } from '../facts/odd-model.js';
import type { Works } from './works.js';

function throughText(document: FactsDocument): unknown {
  const parsed = parseDocument(renderDocument(document));
  if ('problem' in parsed) throw new Error(parsed.problem);
  return readFacts(parsed.document);
}

/** Constants with names of their own, and one enum with other numbers. */
function largeDocument(prefix: string, n: number, first: number): FactsDocument {
  const document = presetDocument('x86_64');
  const numbers = Array.from({ length: n }, (_, index) => index);
  const common = { type: 'int', at: 'a.h:1' } as const;
  const constants = numbers.map(
    (index) =>
      ({ ...common, kind: 'constant', name: `${prefix}_${index}`, value: 1, origin: 'macro' }) as const,
  );
  const home: Fact = { kind: 'enum', name: 'E', size: 4, typedefs: [], at: 'a.h:1' };
  const values = numbers.map(
    (index) =>
      ({ ...common, kind: 'enumerator', name: `e_${index}`, of: 'E', value: index + first }) as const,
  );
  return { ...document, facts: [...document.facts, ...constants, home, ...values] };
}

export const documents: Works = {
  'the facts of a model': (n) => {
    const model = largeModel(presetModel('x86_64'), n);
    return () => factsOf(model);
  },
  'a document that is written and read': (n) => {
    const document = factsOf(largeModel(presetModel('x86_64'), n));
    return () => throughText(document);
  },
  'facts by pattern': (n) => {
    const document = factsOf(largeModel(presetModel('x86_64'), n));
    return () => selectFacts(document, ['seL4_Enum_*', 'seL4_Struct_7.b']);
  },
  'facts by all their names': (n) => {
    const document = largeDocument('a', n, 0);
    const names = document.facts.map(({ name }) => name);
    return () => selectFacts(document, names);
  },
  'two documents': (n) => {
    const [old, now] = [largeDocument('a', n, 0), largeDocument('b', n, 1)];
    return () => compareDocuments(old, now);
  },
};
