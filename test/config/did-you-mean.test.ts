// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { closest, didYouMean, editDistance } from '../../src/config/did-you-mean.js';

describe('the probable candidate', () => {
  const candidates = [
    'KERNEL_MCS',
    'MAX_NUM_NODES',
    'ENABLE_SMP_SUPPORT',
    'ARM_SMMU',
    'TK1_SMMU',
    'VTX',
    '__proto__',
  ];
  test.each([
    { given: 'KERNEL_MSC', want: 'KERNEL_MCS' },
    { given: 'kernel_mcs', want: 'KERNEL_MCS' },
    { given: 'MCS', want: 'KERNEL_MCS' },
    { given: 'smp', want: 'ENABLE_SMP_SUPPORT' },
    { given: 'SMMU', want: 'ARM_SMMU' },
    { given: 'NUM_NODES', want: 'MAX_NUM_NODES' },
    { given: 'VT', want: 'VTX' },
    { given: 'HYPERVISOR', want: undefined },
    { given: '', want: undefined },
    { given: 'K'.repeat(1000), want: undefined },
  ])('$given', ({ given, want }) => {
    expect(closest(given, candidates)).toBe(want);
    expect(closest(given, candidates.toReversed())).toBe(want);
  });

  test('as a hint', () => {
    expect(didYouMean('MCSS', ['MCS'], 'otherwise')).toBe('Did you mean `MCS`?');
    expect(didYouMean('MCSS', [], 'otherwise')).toBe('otherwise');
  });
});

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
] as const)('distance of %s and %s', (from, to, want) => {
  expect(editDistance(from, to)).toBe(want);
  expect(editDistance(to, from)).toBe(want);
});
