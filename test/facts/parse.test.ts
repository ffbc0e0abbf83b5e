// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/document.js';
import type { Fact } from '../../src/facts/fact.js';
import { renderDocument } from '../../src/facts/json.js';
import { parseDocument } from '../../src/facts/parse.js';
import { selectFacts } from '../../src/facts/select.js';
import { presetDocument } from './models.js';

const document = presetDocument('x86_64-mcs');
const text = renderDocument(document);

/** What is said of a text; an empty text if it gives a model. */
function problem(of: string): string {
  const parsed = parseDocument(of);
  if ('problem' in parsed) return parsed.problem;
  const read = readFacts(parsed.document);
  return 'problem' in read ? read.problem : '';
}

function problemOf(facts: readonly Fact[]): string {
  return problem(renderDocument({ ...document, facts }));
}

describe('what is no document', () => {
  const edited = (from: string, to: string) => (): string => text.replace(from, to);
  it.each([
    { want: 'it is no JSON', of: () => '' },
    { want: 'the document is no object', of: () => '[]' },
    { want: 'the document.format is not a text', of: () => '{}' },
    { want: 'the document.format is not `sel4-abi`', of: edited('"sel4-abi"', '"other"') },
    {
      want: 'its formatVersion is 2; this version reads 1',
      of: edited('"formatVersion": 1', '"formatVersion": 2'),
    },
    {
      want: 'the document.target.wordSize is not 32 or 64',
      of: edited('"wordSize": 64', '"wordSize": 48'),
    },
    { want: 'the document.target.trap is not one of aarch64, ', of: edited('"x86_64-syscall"', '"magic"') },
    { want: 'CONFIG_ARCH is not a text', of: edited('"CONFIG_ARCH": "x86"', '"CONFIG_ARCH": 1') },
    { want: 'the document.facts[0] is no object', of: edited('"facts": [', '"facts": [7, ') },
  ])('$want', ({ want, of }) => expect(problem(of())).toContain(want));
});

describe('facts that make no model', () => {
  const { facts } = document;
  const change = (name: string, to: object): Fact[] =>
    facts.map((fact) => (fact.name === name ? ({ ...fact, ...to } as Fact) : fact));
  const without = (kind: Fact['kind'], name: string): Fact[] =>
    facts.filter((fact) => fact.kind !== kind || fact.name !== name);
  const twice = (kind: Fact['kind'], name: string): Fact[] => [
    ...facts,
    ...facts.filter((fact) => fact.kind === kind && fact.name === name),
  ];
  it.each([
    { want: 'there is no limit messageWords', of: () => without('limit', 'messageWords') },
    { want: '.value is not an integer', of: () => change('seL4_TCBBits', { value: 1.5 }) },
    { want: '.value is not an integer', of: () => change('seL4_TCBBits', { value: '0x10' }) },
    { want: '.at is not a file and a line', of: () => change('seL4_TCBBits', { at: 'somewhere' }) },
    { want: '.origin is not one of macro', of: () => change('seL4_TCBBits', { origin: 'dream' }) },
    { want: 'field IP is part of VMFault, which is not', of: () => without('block', 'VMFault') },
    {
      want: '.name is not unique among its kind: seL4_BootInfo',
      of: () => twice('struct', 'seL4_BootInfo'),
    },
    { want: '.shape is no object', of: () => change('extraLen', { shape: 'long' }) },
    { want: 'a type is nested too deeply', of: () => change('extraLen', { shape: nest(200) }) },
    { want: '.brief is not a list', of: () => change('seL4_TCB_Suspend', { brief: 3 }) },
    { want: '.brief is not documentation', of: () => change('seL4_TCB_Suspend', { brief: [{ bold: 'x' }] }) },
    { want: 'nested too deeply', of: () => change('seL4_TCB_Suspend', { brief: aside(200) }) },
    { want: '.direction is not one of in, out', of: () => change('priority', { direction: 'up' }) },
  ])('$want', ({ want, of }) => expect(problemOf(of())).toContain(want));
  it('but what a later version adds is passed over', () => {
    const added = { kind: 'colour', name: 'red', of: 'nothing' } as unknown as Fact;
    expect(problemOf([...change('seL4_TCBBits', { colour: 'red' }), added])).toBe('');
  });
  it('because they are a selection', () => {
    const some = selectFacts(document, ['seL4_TCB']).document;
    expect(problem(renderDocument(some))).toBe('the document has only some of the facts');
  });
});

function nest(depth: number): object {
  return depth === 0 ? { integer: 8 } : { pointer: nest(depth - 1) };
}

function aside(depth: number): object[] {
  return depth === 0 ? [] : [{ aside: aside(depth - 1) }];
}
