// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { drawColumns } from '../../src/impact/format/columns.js';

const long = 'ARM_HYP_ENABLE_VCPU_CP14_SAVE_AND_RESTORE';
const architectures = 'aarch32 arm_hyp aarch64 ia32 x86_64';
const rows = [
  ['OPTION', 'CALLS', 'LABELS', 'MESSAGES', 'HEADERS', 'BOOTINFO', 'SIZES', 'ARCHITECTURES'],
  ['IOMMU', '', '±3 ~28', '±1', '~7', '', '', 'ia32 x86_64'],
  [long, '', '', '', '', '', '~1', architectures],
];

describe('columns', () => {
  it.each([76, 80, 100, 110, 200])('fit %i characters', (width) => {
    const lines = drawColumns(rows, width);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
    const text = lines.join(' ');
    for (const word of rows.flat().flatMap((cell) => cell.split(' '))) expect(text).toContain(word);
  });
  it('are words where they do not fit', () => {
    expect(drawColumns(rows, 44)).toEqual([
      'IOMMU',
      '  labels ±3 ~28, messages ±1, headers ~7,',
      '  architectures ia32 x86_64',
      long,
      '  sizes ~1, architectures aarch32 arm_hyp',
      '  aarch64 ia32 x86_64',
    ]);
  });
  it('are one line for each row where there is room', () => {
    expect(drawColumns(rows, 200)).toHaveLength(rows.length);
  });
  it('let a long name stand alone, and keep the others', () => {
    const lines = drawColumns(rows, 100);
    expect(lines).toContain(long);
    expect(lines.find((line) => line.startsWith('IOMMU'))).toMatch(/ ia32 x86_64$/);
  });
});
