// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diff/finding.js';
import { presetDocument, presetNames } from '../facts/models.js';
import { edited, findingsOf } from './edited.js';

const plain = edited('aarch64');
const find = (findings: readonly Finding[], rule: string, name: string): Finding | undefined =>
  findings.find((each) => each.rule === rule && each.name === name);

describe('a constructor with another order', () => {
  const file = 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/types.bf';
  const swapped = edited('aarch64', [
    file,
    '  field   IP               64\n  field   Addr             64\n',
    '  field   Addr             64\n  field   IP               64\n',
  ]);
  it('says that bits moved, where they did', () => {
    const findings = findingsOf(plain, swapped);
    expect(find(findings, 'field-moved', 'VMFault.IP')).toBeDefined();
    expect(find(findings, 'constructor-reordered', 'VMFault')?.effect).toBe(
      'The order is a matter of source; what moved bits do to old binaries is reported by itself.',
    );
  });
  it('says that they did not, where they are where they were', () => {
    const facts = plain.facts.map((fact) =>
      fact.kind === 'block' && fact.name === 'VMFault'
        ? { ...fact, constructor: [...(fact.constructor as unknown as string[])].reverse() }
        : fact,
    );
    const findings = findingsOf(plain, { ...plain, facts });
    expect(findings).toMatchObject([
      {
        rule: 'constructor-reordered',
        effect: 'Old binaries do not notice: the bits are where they were.',
      },
    ]);
  });
});

describe('arguments on machines of different words', () => {
  const findings = findingsOf(presetDocument('riscv64'), presetDocument('riscv32'));
  const changeOf = (name: string): string | undefined => find(findings, 'parameter-retyped', name)?.change;
  it('stand in words of their own side', () => {
    expect(changeOf('seL4_Untyped_Retype.type')).toBe(
      'seL4_Word (word, 32 bits) in word 0, was seL4_Word (word, 64 bits) in word 0',
    );
    expect(changeOf('seL4_Untyped_Retype.size_bits')).toContain(
      'in word 1, was seL4_Word (word, 64 bits) in word 1',
    );
    expect(changeOf('seL4_TCB_ReadRegisters.regs')).toMatch(/in words 0 to 31, was .* in words 0 to 31$/);
  });
  it('are not moved by words before them, and not where they are in the same word', () => {
    expect(find(findings, 'parameter-retyped', 'seL4_Untyped_Retype.size_bits')?.because).toBeUndefined();
    // A byte behind a word: bit 64 of the message on one side, bit 32 on the other.
    expect(findings.filter(({ rule }) => rule === 'parameter-repacked')).toEqual([]);
  });
  it('are read, where they are results', () =>
    expect(find(findings, 'parameter-retyped', 'seL4_TCB_ReadRegisters.regs')?.effect).toBe(
      'An old binary reads the value from other bits than the kernel writes.',
    ));
});

describe('reasons are sentences', () => {
  const presets = presetNames.filter((name) => /^(aarch64|x86_64|riscv)/.test(name));
  it('in every difference between neighbouring presets', () => {
    const reasons = presets
      .slice(1)
      .flatMap((name, index) =>
        findingsOf(presetDocument(presets[index] ?? ''), presetDocument(name)).flatMap(
          ({ because }) => because ?? [],
        ),
      );
    expect(reasons.length).toBeGreaterThan(100);
    for (const reason of new Set(reasons))
      for (const part of reason.split(/(?<=(?:before|behind) it), /))
        expect(part).toMatch(/\b(?:is|was|were|travels?|exists|takes?|has|had|changed|differ)\b/);
  });
  it('of one and of many arguments', () => {
    const retype = (...names: readonly string[]): typeof plain => ({
      ...plain,
      facts: plain.facts.map((fact) =>
        fact.of === 'seL4_CNode_Mint' && fact.kind === 'parameter'
          ? {
              ...fact,
              ...(names.includes(fact.name) ? { bits: 128 } : {}),
              ...(fact.name === 'badge' ? { firstBit: Number(fact['firstBit']) + 64 } : {}),
            }
          : fact,
      ),
    });
    const because = (now: typeof plain): string | undefined =>
      find(findingsOf(plain, now), 'parameter-repacked', 'seL4_CNode_Mint.badge')?.because;
    expect(because(retype('dest_index'))).toBe('dest_index before it travels as another type');
    expect(because(retype('dest_index', 'src_index'))).toBe(
      'dest_index and src_index before it travel as another type',
    );
  });
  it('of members', () => {
    const facts = plain.facts
      .filter(({ of, name }) => !(of === 'seL4_BootInfo' && name === 'extraLen'))
      .map((fact) => (fact.kind === 'struct' && fact.name === 'seL4_BootInfo' ? { ...fact, size: 8 } : fact));
    expect(find(findingsOf(plain, { ...plain, facts }), 'struct-shrunk', 'seL4_BootInfo')?.because).toBe(
      'extraLen was removed',
    );
  });
  it('say when something exists, without twisting grammar', () => {
    const conditional = (condition: string | undefined): typeof plain => ({
      ...plain,
      facts: plain.facts.flatMap((fact) =>
        fact.kind === 'absent-method' && fact.name === 'seL4_SchedContext_Bind'
          ? condition === undefined
            ? []
            : [{ ...fact, condition }]
          : [fact],
      ),
    });
    const change = (old: string | undefined, now: string | undefined): string | undefined =>
      findingsOf(conditional(old), conditional(now))[0]?.change;
    expect(change('A', 'B')).toBe('was there if A, is now there if B');
    expect(change(undefined, 'B')).toBe('other configurations have it now: if B');
    expect(change('A', undefined)).toBe('no configuration has it any more; it was there if A');
  });
});
