// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { readKeyValue } from '../../src/syntax/kernel-config/key-value.js';
import { read } from './helpers.js';

describe('KEY=VALUE', () => {
  test.each([
    { given: '', want: {} },
    { given: '# nothing\n\n  # here\n', want: {} },
    { given: 'A=ON\nB=true\nC=Yes\nD=y', want: { A: true, B: true, C: true, D: true } },
    { given: 'A=OFF\nB=False\nC=no\nD=N', want: { A: false, B: false, C: false, D: false } },
    { given: 'A=1\nB=0\nC=', want: { A: '1', B: '0', C: '' } },
    { given: 'CONFIG_A=y\r\n  B = x_y \r\n', want: { A: true, B: 'x_y' } },
    { given: 'A="two words" # why', want: { A: 'two words' } },
    { given: 'A="# in it" # why', want: { A: '# in it' } },
    { given: 'A=1 # why # indeed', want: { A: '1' } },
    { given: 'A=a#b', want: { A: 'a#b' } },
    { given: 'A=b=c', want: { A: 'b=c' } },
    { given: 'A=1\nA=2', want: { A: '2' } },
  ])('$given', ({ given, want }) => {
    expect(read(readKeyValue, given)).toEqual({ options: want, found: [] });
  });

  test.each([
    { given: 'A', want: {}, found: ['E0708: A'] },
    { given: '=1', want: {}, found: ['E0708: =1'] },
    { given: 'A B=1', want: {}, found: ['E0708: A B=1'] },
    { given: '1A=1', want: {}, found: ['E0708: 1A=1'] },
    { given: 'A-B=1\nC=2', want: { C: '2' }, found: ['E0708: A-B=1'] },
    { given: 'A="open', want: {}, found: ['E0708: A="open'] },
    { given: 'A="x" y', want: {}, found: ['E0708: A="x" y'] },
  ])('malformed: $given', ({ given, want, found }) => {
    expect(read(readKeyValue, given)).toEqual({ options: want, found });
  });
});
