// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/facts/fact.js';
import { selectFacts } from '../../src/facts/select.js';
import { factsOf } from '../../src/list-facts.js';
import { type OracleHeaders, readOracleHeaders } from '../header/as-oracle.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { builtInModel } from './models.js';

/** The measured figures have names of C: each is found by it, with the same number. */
describe.each(listOracles().filter(({ version }) => version === '16.0.0'))('facts of $config', (name) => {
  const oracle = readOracle(name);
  const headers = readOracleHeaders(name);
  const document = factsOf(builtInModel(oracleConfig(oracle)));
  const kinds = new Map<string, Fact[]>();
  for (const fact of document.facts) kinds.set(fact.kind, [...(kinds.get(fact.kind) ?? []), fact]);
  const find = (asked: string, kind: Fact['kind']): Fact | undefined =>
    selectFacts({ ...document, facts: byKind(kind) }, [asked]).named[0] as Fact | undefined;
  const byKind = (kind: Fact['kind']): readonly Fact[] => kinds.get(kind) ?? [];
  const values = (...of: readonly Fact['kind'][]): Record<string, string> =>
    Object.fromEntries(of.flatMap(byKind).map((fact) => [fact.name, String(fact['value'])]));

  it('have every constant', () => {
    expect(values('constant', 'enumerator')).toMatchObject(texts(headers.constants));
    for (const enumerators of Object.values(headers.enums)) {
      const real = Object.entries(enumerators).filter(([each]) => !each.startsWith('_enum_pad_'));
      expect(values('enumerator')).toMatchObject(texts(Object.fromEntries(real)));
    }
  });
  it('have every system call and label', () => {
    const calls = Object.entries(oracle.syscalls).map(([call, number]) => [
      call.startsWith('seL4_Sys') ? call : `seL4_Sys${call}`,
      number,
    ]);
    expect(values('syscall')).toEqual(texts(Object.fromEntries(calls) as Record<string, number>));
    // No method has this label.
    const { InvalidInvocation: none, ...labels } = texts(oracle.invocation_labels);
    expect([none, values('label')]).toEqual(['0', labels]);
  });
  it('have every struct with the places of its members', () => {
    for (const [struct, { size, align, fields }] of Object.entries(headers.structs)) {
      expect(find(struct, 'struct'), struct).toMatchObject({ size, align });
      expectMembers(struct, fields);
    }
  });
  it('have every block with its fields', () => {
    for (const [block, { words, base, fields }] of Object.entries(oracle.blocks)) {
      expect(find(block, 'block'), block).toMatchObject({ words, wordBits: base });
      const own = byKind('field').filter(({ of }) => of === block);
      expect(own.map(({ name: field, offset, width }) => ({ name: field, offset, width }))).toEqual(
        fields.map(({ name: field, offset, width }) => ({ name: field, offset, width })),
      );
    }
  });
  it('have every tag', () => {
    for (const [union, { tags }] of Object.entries(oracle.tagged_unions)) {
      const own = byKind('variant').filter(({ of }) => of === union);
      expect(Object.fromEntries(own.map(({ name: block, value }) => [block, value]))).toEqual(tags);
    }
  });
  it('have every method with its parameters', () => {
    for (const [interfaceName, { methods }] of Object.entries(oracle.interfaces)) {
      for (const [method, { label, extra_caps: extraCaps, in_params: words }] of Object.entries(methods)) {
        const called = `${interfaceName}_${method}`;
        expect(find(called, 'method'), called).toMatchObject({ labelValue: label, extraCaps });
        const own = byKind('parameter').filter(({ of, direction }) => of === called && direction === 'in');
        const placed = own.filter(({ encoding }) => encoding !== 'capability');
        expect(placed.map(({ name: each, firstBit, bits }) => [each, firstBit, bits])).toEqual(
          words.map(({ name: each, first_bit, num_bits }) => [each, first_bit, num_bits]),
        );
      }
    }
  });

  function expectMembers(of: string, fields: OracleHeaders['structs'][string]['fields']): void {
    const own = byKind('member').filter((member) => member.of === of);
    expect(own.map(({ offset, size, type }) => ({ offset, size, type }))).toEqual(
      fields.map(({ offset, size, type }) => ({ offset, size, type })),
    );
    fields.forEach((field, at) => {
      if (field.fields) expectMembers(`${of}.${own[at]?.name}`, field.fields);
    });
  }
});

function texts(figures: Readonly<Record<string, number | string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, String(figure)]));
}
