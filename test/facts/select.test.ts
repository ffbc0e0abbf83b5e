// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { FactsDocument } from '../../src/facts/fact.js';
import { pathOf } from '../../src/facts/fact.js';
import { isLike, selectFacts, valueOf } from '../../src/facts/select.js';
import { presetDocument } from './models.js';
import { oddDocument } from './odd-model.js';

const document = presetDocument('aarch64-mcs');

/** What names select, shortly: kind and path. */
function select(names: readonly string[], from: FactsDocument = document): string[] {
  return selectFacts(from, names).document.facts.map((fact) => `${fact.kind} ${pathOf(fact)}`);
}

describe('a name', () => {
  it.each([
    ['seL4_TCBBits', ['constant seL4_TCBBits']],
    ['Call', ['syscall seL4_SysCall']],
    ['seL4_SysCall', ['syscall seL4_SysCall', 'enumerator seL4_SysCall']],
    ['TCBSuspend', ['label TCBSuspend', 'enumerator TCBSuspend']],
    ['seL4_BootInfo.extraLen', ['member extraLen of seL4_BootInfo']],
    ['Timeout.data', ['field data']],
    ['seL4_Fault_Timeout.data', ['field data']],
    ['seL4_Untyped_Retype.root', ['parameter root']],
    ['trap.reply', ['register reply']],
    ['seL4_SlotRegion', ['struct seL4_SlotRegion', 'member start', 'member end', 'typedef seL4_SlotRegion']],
    [
      'seL4_Fault_Timeout',
      [
        'block Timeout',
        'field data',
        'field consumed',
        'field seL4_FaultType',
        'variant Timeout',
        'enumerator seL4_Fault_Timeout',
      ],
    ],
    ['seL4_PageFaultIpcRegisters.regs.fsr', ['member fsr']],
    [
      'seL4_TCB_Suspend',
      ['method seL4_TCB_Suspend', 'error seL4_IllegalOperation', 'error seL4_InvalidCapability'],
    ],
    ['seL4_CNode_SaveCaller', ['absent-method seL4_CNode_SaveCaller']],
    ['message?ords', ['limit messageWords']],
  ])('%s', (name, want) => {
    const brief = selectFacts(document, [name]).document.facts.map(({ kind, name: own }) => `${kind} ${own}`);
    expect(brief).toEqual(want.map((each) => each.replace(/ of .*/, '')));
  });
  it('of a whole gives all parts, at any depth', () => {
    expect(select(['seL4_PageFaultIpcRegisters'])).toEqual([
      'struct seL4_PageFaultIpcRegisters',
      'member seL4_PageFaultIpcRegisters.regs',
      'member seL4_PageFaultIpcRegisters.regs.fault_ip',
      'member seL4_PageFaultIpcRegisters.regs.fault_addr',
      'member seL4_PageFaultIpcRegisters.regs.prefetch_fault',
      'member seL4_PageFaultIpcRegisters.regs.fsr',
      'member seL4_PageFaultIpcRegisters.raw',
      'typedef seL4_PageFaultIpcRegisters',
    ]);
    expect(select(['seL4_Fault_tag'])).toHaveLength(7);
    const tcb = select(['seL4_TCB']);
    expect(tcb).toContain('method seL4_TCB_Configure');
    expect(tcb).toContain('parameter cspace_root');
    expect(tcb).toContain('typedef seL4_TCB');
  });
  it('of a typedef gives what it is of', () => {
    expect(select(['seL4_UserContext'])).toContain('struct seL4_UserContext_');
    expect(select(['seL4_UserContext.pc'])).toEqual(['message-member pc', 'member seL4_UserContext_.pc']);
  });
  it('reaches through members without a name, as C does', () => {
    expect(select(['seL4_Odd.a'], oddDocument())).toEqual(['member seL4_Odd.(0).a', 'member seL4_Odd.(1).a']);
    expect(select(['seL4_Odd_t.b'], oddDocument())).toEqual(['member seL4_Odd.b']);
  });
});

describe('several names', () => {
  it('are found in the order of the document, each fact once', () => {
    const selection = selectFacts(document, ['seL4_VSpaceBits', 'seL4_*Bits', 'seL4_PageBits']);
    const found = selection.document.facts.map(({ name }) => name);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(document.facts.map(({ name }) => name).filter((name) => found.includes(name)));
    expect(found.every((name) => /^seL4_.*Bits$/.test(name))).toBe(true);
    expect(selection.document.selection).toEqual(['seL4_VSpaceBits', 'seL4_*Bits', 'seL4_PageBits']);
  });
  it('that are unknown are all told', () => {
    const { unknown } = selectFacts(document, ['sel4_tcbbits', 'Call', 'extraLen', 'x*', 'constructor', '']);
    expect(unknown).toEqual(['sel4_tcbbits', 'extraLen', 'x*', 'constructor', '']);
  });
  it('of which there are none leave the document as it is', () => {
    expect(selectFacts(document, []).document).toBe(document);
  });
  it('select everything with *', () => {
    expect(selectFacts(document, ['*']).document.facts).toEqual(document.facts);
  });
});

it('every fact can be asked for', () => {
  const { known } = selectFacts(document, []);
  expect(selectFacts(document, [...known]).document.facts).toEqual(document.facts);
});

it.each([
  ['seL4_TCBBits', 'seL4_*Bits', true],
  ['seL4_TCBBits', '*', true],
  ['seL4_TCBBits', 'seL4_TCBBits*', true],
  ['seL4_TCBBits', 'seL4_T?BBits', true],
  ['seL4_TCBBits', 'seL4_*Bit', false],
  ['seL4_TCBBits', 'sel4_*', false],
  ['seL4_TCBBits', '?', false],
  ['aXbXc', '*X?', true],
  ['', '*', true],
  ['', '?', false],
  ['seL4_UntypedDesc.sizeBits', 'seL4_*Bits', false],
  ['seL4_UntypedDesc.sizeBits', 'seL4_*.*Bits', true],
  ['a.b', '*', false],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
])('%s is like %s: %s', (text, pattern, want) => expect(isLike(text, pattern)).toBe(want));

it('a pattern with many stars is unlike in the end', () => {
  expect(isLike('a'.repeat(2000), `${'*a'.repeat(500)}*b`)).toBe(false);
});

describe('the number of a name', () => {
  const value = (name: string): string | undefined => valueOf(selectFacts(document, [name]).named);
  it.each([
    ['seL4_TCBBits', '11'],
    ['Call', '-1'],
    ['seL4_SysCall', '-1'],
    ['TCBConfigure', '5'],
    ['VMFault', '6'],
    ['seL4_Fault_VMFault', '6'],
    ['messageWords', '120'],
    ['seL4_BootInfo', undefined],
    ['seL4_*Bits', undefined],
    ['seL4_Fault_tag', undefined],
  ])('%s is %s', (name, want) => expect(value(name)).toBe(want));
});
