// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { BitWord } from '../../src/explain/explanation.js';
import { drawWords } from '../../src/explain/format/bits.js';
import { drawTable } from '../../src/explain/format/table.js';

function word(title: string, ...fields: readonly (readonly [string, number, number])[]): BitWord {
  return { title, bits: 32, fields: fields.map(([name, low, width]) => ({ name, low, width })) };
}

describe('pictures of words', () => {
  const mixed = word('word 0', ['label', 12, 20], ['x', 9, 1], ['length', 0, 7]);

  it('have boxes under each other, and bits without a field in boxes of their own', () => {
    const [title, numbers = '', top = '', names = '', bottom, marks = ''] = drawWords([mixed], 60);
    expect(title).toBe('word 0');
    expect(names.split('|').map((name) => name.trim())).toEqual(['', 'label', '', 'x', '', 'length', '']);
    expect(numbers.trim().split(/\s+/)).toEqual(['31', '12', '11', '10', '9', '8', '7', '6', '0']);
    expect([top.length, bottom]).toEqual([names.length, top]);
    expect(marks).toMatch(/^MSB +LSB$/);
    expect([...names].flatMap((letter, at) => (letter === '|' ? [at] : []))).toEqual(
      [...top].flatMap((letter, at) => (letter === '+' ? [at] : [])),
    );
  });
  it('become lists where they are wider than the screen', () => {
    expect(drawWords([mixed], 20)).toEqual([
      'word 0, from the MSB to the LSB',
      '  31:12  label',
      '  11:10  -',
      '      9  x',
      '    8:7  -',
      '    6:0  length',
    ]);
  });
  it('are lines where one field has the word, or none has', () => {
    const words = [word('word 0', ['a', 0, 32]), word('word 1'), word('word 2', ['b', 0, 32])];
    expect(drawWords([...words, word('word 3'), word('word 4')], 60)).toEqual([
      'word 0: a (31:0)',
      'word 1: no field (31:0)',
      'word 2: b (31:0)',
      'word 3 to 4: no field',
    ]);
  });
});

describe('tables', () => {
  const rows = [
    ['NAME', 'IS'],
    ['a', 'some words that are too long for one line'],
  ];
  it('break the last column', () => {
    expect(drawTable(rows, 32)).toEqual([
      'NAME  IS',
      'a     some words that are too',
      '      long for one line',
    ]);
  });
  it('put it below where there is no room beside', () => {
    expect(drawTable(rows, 24)).toEqual([
      'NAME',
      '    IS',
      'a',
      '    some words that are',
      '    too long for one',
      '    line',
    ]);
  });
});
