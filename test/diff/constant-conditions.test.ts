// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import { compareDocuments } from '../../src/diff/compare.js';
import type { Finding } from '../../src/diff/finding.js';
import type { Fact, FactsDocument } from '../../src/facts/fact.js';
import { presetDocument } from '../facts/models.js';
import { builtInRoot } from '../helpers/sources.js';
import { resolveChanged } from './baseline.js';

const file = 'libsel4/sel4_arch_include/riscv32/sel4/sel4_arch/constants.h';
const before = '#define seL4_PageTableEntryBits 2';

/** With other sizes of page table entries; the built-in header has one for all. */
function edited(...lines: readonly string[]): FactsDocument {
  const text = builtInRoot.read(file) ?? '';
  expect(text).toContain(before);
  const document = resolveChanged('riscv32', {
    file,
    lines: text.replace(before, lines.join('\n')).split('\n'),
  });
  if ('problem' in document) throw new Error(document.problem);
  return document;
}

function find(old: FactsDocument, now: FactsDocument): readonly Finding[] {
  return compareDocuments(old, now).findings;
}

const old = presetDocument('riscv32');
const bits = (value: number): string => `#define seL4_PageTableEntryBits ${value}`;

it('a value is another one because it depends on an option now', () => {
  const now = edited('#ifdef CONFIG_KERNEL_MCS', bits(2), '#else', bits(3), '#endif');
  expect(find(old, now)).toMatchObject([
    {
      rule: 'size-bits-changed',
      name: 'seL4_PageTableEntryBits',
      because: 'it has this value if !defined(CONFIG_KERNEL_MCS), and had the other one always',
    },
  ]);
});

it('a value is the same, and depends on an option now', () => {
  const now = edited('#ifdef CONFIG_KERNEL_MCS', bits(3), '#else', bits(2), '#endif');
  const change = 'is 2 if !defined(CONFIG_KERNEL_MCS), was so always';
  expect(find(old, now)).toMatchObject([{ rule: 'condition-changed', severity: 'additive', change }]);
});

it('two configurations of one tree read two lines, and that is no change of the condition', () => {
  const same = ['#ifdef CONFIG_KERNEL_MCS', bits(2), '#else', bits(2), '#endif'];
  const now = edited(...same);
  // As if it were the other configuration, with the other line.
  const other: FactsDocument = {
    ...now,
    configuration: { label: 'other', options: [{ name: 'CONFIG_KERNEL_MCS', value: true }] },
    facts: now.facts.map((fact): Fact =>
      fact.name === 'seL4_PageTableEntryBits' ? { ...fact, condition: 'defined(CONFIG_KERNEL_MCS)' } : fact,
    ),
  };
  expect(find(now, other)).toEqual([]);
  const { findings } = compareDocuments(presetDocument('riscv32'), presetDocument('riscv32-mcs'));
  expect(findings.filter(({ rule }) => rule === 'condition-changed')).toEqual([]);
  expect(findings.find(({ name }) => name === 'seL4_NotificationBits')?.because).toBe(
    'it has this value if defined(CONFIG_KERNEL_MCS), and had the other one if !defined(CONFIG_KERNEL_MCS)',
  );
});

it('a document of an earlier version does not say it, and no reason is invented', () => {
  const bare: FactsDocument = {
    ...old,
    facts: old.facts.map(
      ({ condition, ...fact }) =>
        (fact.kind === 'constant' || condition === undefined ? fact : { ...fact, condition }) as Fact,
    ),
  };
  const now = edited('#ifdef CONFIG_KERNEL_MCS', bits(2), '#else', bits(3), '#endif');
  expect(find(bare, now)).toMatchObject([{ rule: 'size-bits-changed', because: undefined }]);
  expect(find(bare, old)).toEqual([]);
});
