// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/diff/compare.js';
import type { Fact, FactsDocument } from '../../src/facts/fact.js';
import { renderDocument } from '../../src/facts/json.js';
import { parseDocument } from '../../src/facts/parse.js';
import { presetDocument, presetNames } from '../facts/models.js';
import { oddDocument } from '../facts/odd-model.js';
import { verdictOf } from './edited.js';

const document = presetDocument('aarch64-mcs-hyp');

function told(now: FactsDocument, old = document): string[] {
  return compareDocuments(old, now).findings.map(({ rule, name }) => `${rule} ${name}`);
}

function edit(change: (fact: Fact) => Fact | readonly Fact[]): FactsDocument {
  return { ...document, facts: document.facts.flatMap(change) };
}

/** Facts of a kind and a name with other properties. */
function set(kind: string, name: string, by: object): FactsDocument {
  return edit((fact) => (fact.kind === kind && fact.name === name ? ({ ...fact, ...by } as Fact) : fact));
}

const verdict = (now: FactsDocument): string => verdictOf(document, now);

describe('nothing is told', () => {
  it.each(presetNames)('of %s and itself, also after it was written and read', (name) => {
    const one = presetDocument(name);
    const parsed = parseDocument(renderDocument(one));
    if ('problem' in parsed) throw new Error(parsed.problem);
    const comparison = compareDocuments(one, parsed.document);
    expect(comparison.findings).toEqual([]);
    expect(comparison.compared).toBeGreaterThan(700);
  });
  it('of what no preset has', () => expect(told(oddDocument(), oddDocument())).toEqual([]));
  it('of lines and blanks that moved', () => {
    const moved = edit((fact) => ({
      ...fact,
      ...(typeof fact['at'] === 'string' && !fact['at'].startsWith('<')
        ? { at: fact['at'].replace(/\d+$/, '7') }
        : {}),
      ...(typeof fact['brief'] === 'string' ? { brief: `\n   ${fact['brief'].replaceAll(' ', '\n ')}` } : {}),
    }));
    expect(told(moved)).toEqual([]);
  });
  it('twice, of what seL4 generates from labels, calls and tags', () => {
    const other = edit((fact) =>
      String(fact['at']).startsWith('<generated>/') && typeof fact['value'] === 'number'
        ? { ...fact, value: fact['value'] + 1 }
        : fact,
    );
    expect(told(other)).toEqual([]);
  });
});

describe('what a comparison understands', () => {
  it('an index that another name has now', () => {
    const now = edit((fact) =>
      fact.name === 'seL4_VCPUReg_PAR' ? { ...fact, name: 'seL4_VCPUReg_ISR' } : fact,
    );
    const { findings } = compareDocuments(now, document);
    expect(findings).toMatchObject([
      {
        rule: 'index-reused',
        severity: 'binary',
        breaksSource: true,
        name: 'seL4_VCPUReg_ISR',
        change: 'removed, and its number 13 is now that of seL4_VCPUReg_PAR',
        effect: 'An old binary that means seL4_VCPUReg_ISR says seL4_VCPUReg_PAR.',
      },
    ]);
  });
  it('a name that was only respelled, but never one with another number', () => {
    const rename = (to: string): FactsDocument =>
      edit((fact) => (fact.name === 'seL4_VCPUReg_TPIDR_EL1' ? { ...fact, name: to } : fact));
    expect(told(rename('seL4_VCPUReg_TPIDREL1'))).toEqual(['enumerator-renamed seL4_VCPUReg_TPIDR_EL1']);
    expect(told(rename('seL4_VCPUReg_TPIDR_EL0'))).toEqual(['index-reused seL4_VCPUReg_TPIDR_EL1']);
  });
  it('a method that moved to another interface, and one that has another name', () => {
    const to =
      (of: string, name: string) =>
      (fact: Fact): Fact => {
        if (fact.kind === 'method' && fact.name === 'seL4_TCB_Suspend') return { ...fact, name, of };
        return fact.of === 'seL4_TCB_Suspend' ? { ...fact, of: name } : fact;
      };
    expect(told(edit(to('seL4_CNode', 'seL4_CNode_Suspend')))).toEqual(['method-moved seL4_TCB_Suspend']);
    expect(told(edit(to('seL4_TCB', 'seL4_TCB_Stop')))).toEqual(['method-renamed seL4_TCB_Suspend']);
  });
  it('a label that has another name, and one that another method has', () => {
    const label = (to: string): FactsDocument =>
      edit((fact) =>
        fact.kind === 'label' && fact.name === 'TCBSuspend'
          ? { ...fact, name: to }
          : fact['label'] === 'TCBSuspend'
            ? { ...fact, label: to }
            : fact,
      );
    expect(told(label('TCBStop'))).toEqual(['label-renamed TCBSuspend']);
    const other = edit((fact) => (fact['label'] === 'TCBSuspend' ? { ...fact, label: 'TCBResume' } : fact));
    expect(told(other)).toEqual(['method-label-changed seL4_TCB_Suspend']);
  });
  it('two configurations of one tree: conditions are the same', () => {
    const findings = compareDocuments(presetDocument('aarch64'), presetDocument('aarch64-mcs')).findings;
    expect(findings.map(({ rule }) => rule)).not.toContain('condition-changed');
    expect(findings.find(({ name }) => name === 'seL4_CNode_SaveCaller')?.because).toBe(
      'it exists if !defined(CONFIG_KERNEL_MCS), and the configurations differ in that',
    );
    // Object types go on from one enum to the next.
    expect(findings.find(({ name }) => name === 'seL4_ARM_SmallPageObject')).toMatchObject({
      because: 'seL4_SchedContextObject and seL4_ReplyObject were inserted before it',
      effect: 'An old binary that means seL4_ARM_SmallPageObject says seL4_ARM_HugePageObject.',
    });
  });
  it.each([
    ['limit', 'messageRegisters', { value: 3 }, 'message-registers-changed messageRegisters'],
    ['limit', 'messageWords', { value: 60 }, 'message-limit-changed messageWords'],
    ['register', 'systemCall', { register: 'x9' }, 'trap-register-changed trap.systemCall'],
    ['method', 'seL4_TCB_Suspend', { requestWords: 1 }, 'request-length-changed seL4_TCB_Suspend'],
    ['method', 'seL4_TCB_Suspend', { colour: 'red' }, 'unclassified-change seL4_TCB_Suspend'],
    ['union', 'seL4_Fault', { words: 20 }, 'union-resized seL4_Fault'],
    ['union', 'seL4_Fault', { tagName: 'x' }, 'tag-field-changed seL4_Fault'],
    ['block', 'seL4_MessageInfo', { words: 2 }, 'block-resized seL4_MessageInfo'],
    ['enum', 'seL4_VCPUReg', { size: 4 }, 'enum-resized seL4_VCPUReg'],
    ['struct', 'seL4_BootInfo', { size: 4000 }, 'struct-grown seL4_BootInfo'],
    ['struct', 'seL4_BootInfo', { size: 8 }, 'struct-shrunk seL4_BootInfo'],
    ['struct', 'seL4_BootInfo', { align: 16 }, 'struct-realigned seL4_BootInfo'],
    ['member', 'extraLen', { type: 'long' }, 'member-retyped seL4_BootInfo.extraLen'],
    ['typedef', 'seL4_Uint8', { size: 2 }, 'typedef-resized seL4_Uint8'],
    ['typedef', 'seL4_Uint8', { type: 'char' }, 'typedef-changed seL4_Uint8'],
    ['constant', 'seL4_TCBBits', { type: 'long' }, 'constant-type-changed seL4_TCBBits'],
    ['constant', 'seL4_TCBBits', { deprecated: '' }, 'deprecation-changed seL4_TCBBits'],
    ['field', 'capsUnwrapped', { signBit: 2 }, 'field-encoding-changed seL4_MessageInfo.capsUnwrapped'],
    ['field', 'capsUnwrapped', { name: 'caps' }, 'field-renamed seL4_MessageInfo.capsUnwrapped'],
  ])('%s %s %j', (kind, name, by, want) => expect(told(set(kind, name, by))).toContain(want));
  it('facts of a later version: they agree, or count as breaking', () => {
    const red = { kind: 'colour', name: 'red' } as unknown as Fact;
    const with_ = (...facts: readonly Fact[]): FactsDocument => ({
      ...document,
      facts: [...document.facts, ...facts],
    });
    expect(told(with_(red), with_(red))).toEqual([]);
    expect(told(with_(red))).toEqual(['unclassified-change colour red']);
    expect(told(with_({ ...red, value: 1 }), with_(red))).toEqual(['unclassified-change colour red']);
    expect(verdict(with_(red))).toBe('breaking');
  });
});

describe('the built-in headers', () => {
  const borrowed: FactsDocument = {
    ...document,
    hasBuiltInHeaders: true,
    facts: document.facts.map((fact) =>
      ['constant', 'limit'].includes(fact.kind) ? { ...fact, builtIn: true, value: 1 } : fact,
    ),
  };
  it.each([
    ['old', borrowed, document],
    ['new', document, borrowed],
  ])('of the %s side are not compared, but listed', (_, old, now) => {
    const { findings, leftOut, compared } = compareDocuments(old, now);
    expect(findings).toEqual([]);
    expect(new Set(leftOut.map(({ side }) => side))).toEqual(new Set(['old', 'new']));
    expect(leftOut.map(({ name }) => name)).toContain('seL4_TCBBits');
    expect(leftOut.map(({ name }) => name)).toContain('seL4_BootInfo.extraLen');
    expect(compared).toBeLessThan(document.facts.length - 400);
  });
});

describe('the width of a type in the built-in headers', () => {
  // As if seL4_Uint8 had another width: the argument, what follows it, and the length of the message.
  const widened: FactsDocument = {
    ...document,
    facts: document.facts.map((fact) => {
      if (fact.name === 'seL4_CNode_Copy' && fact.kind === 'method') return { ...fact, requestWords: 9 };
      if (fact.of !== 'seL4_CNode_Copy' || fact['firstBit'] === undefined) return fact;
      return fact['type'] === 'seL4_Uint8'
        ? { ...fact, bits: 16 }
        : { ...fact, firstBit: Number(fact['firstBit']) + document.target.wordSize };
    }),
  };
  const rulesOf = (old: FactsDocument, now: FactsDocument): string[] =>
    compareDocuments(old, now).findings.map(({ rule }) => rule);

  it('is no difference of the specs, and the parameters are listed', () => {
    expect(rulesOf(document, widened)).toContain('parameter-retyped');
    const { findings, leftOut } = compareDocuments(document, { ...widened, hasBuiltInHeaders: true });
    expect(findings).toEqual([]);
    const parameters = leftOut.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
    expect(parameters).toContain('seL4_CNode_Copy.dest_depth');
    expect(parameters).not.toContain('seL4_CNode_Copy.dest_index');
  });
  it('does not hide what the specs say themselves', () => {
    const renamed = {
      ...document,
      hasBuiltInHeaders: true,
      facts: document.facts.map((fact) =>
        fact.of === 'seL4_CNode_Copy' && fact.name === 'dest_depth'
          ? { ...fact, type: 'seL4_Uint16', bits: 16 }
          : fact,
      ),
    };
    expect(rulesOf(document, renamed)).toContain('parameter-retyped');
  });
});

describe('the verdict', () => {
  const without = (kind: string, name: string): FactsDocument =>
    edit((fact) => (fact.kind === kind && fact.name === name ? [] : fact));
  it.each([
    ['binary-compatible', 'nothing', document],
    ['binary-compatible', 'documentation', set('interface', 'seL4_TCB', { capability: 'Other.' })],
    ['source-compatible', 'a size', set('constant', 'seL4_TCBBits', { value: 12 })],
    ['breaking', 'a constant that is gone', without('constant', 'seL4_TCBBits')],
    ['breaking', 'an enumerator that is gone', without('enumerator', 'seL4_VCPUReg_PAR')],
  ])('is %s for %s', (want, _, now) => expect(verdict(now)).toBe(want));
});
