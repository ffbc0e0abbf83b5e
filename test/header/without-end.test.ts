// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readC } from './read-c.js';

describe('what has no end is named', () => {
  const nested = (call: string, depth: number): string =>
    `${call}(`.repeat(depth) + '"a"' + ')'.repeat(depth);

  it.each([
    ['a header that includes itself', '#include "a.h"\n', /E0107 file includes itself: a\.h -> a\.h/],
    [
      'two that include each other',
      '#include "b.h"\n',
      /E0107 file includes itself: (?:a\.h -> b\.h -> a|b\.h -> a\.h -> b)\.h/,
    ],
    ['includes that double', '#include "c.h"\n#include "c.h"\n', /b?c\.h:\d+:1: E0(?:107|117) /],
    [
      'macros that double',
      `#define M0 1\n${Array.from({ length: 40 }, (_, i) => `#define M${i + 1} M${i} M${i}\n`).join('')}int x = M40;\n`,
      /a\.h:42:9: E0117 .* macros/,
    ],
    [
      'calls in calls',
      `#define F(a) a\nint x = ${nested('F', 200)};\n`,
      /a\.h:2:\d+: E0112 macro `F` expands without end/,
    ],
    [
      'strings of strings',
      `#define S(a) #a\n#define X(a) S(a)\nchar *x = ${nested('X', 90)};\n`,
      /a\.h:3:\d+: E0911 too complex/,
    ],
  ])('%s', (_what, text, problem) => {
    const files = { 'b.h': '#include "a.h"\n', 'c.h': text };
    expect(readC(text, { files }).problems.join('\n')).toMatch(problem);
  });
  it('a macro that names itself is no fault in C: it is not applied again', () => {
    const { facts, problems } = readC('#define A B\n#define B A\nenum { A = 3 };\n');
    expect(problems).toEqual([]);
    expect(facts.constants.map(({ name }) => name)).toEqual(['A', 'B']);
  });
});
