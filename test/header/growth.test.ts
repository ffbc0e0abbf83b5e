// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readC } from './read-c.js';

const count = (n: number, text: (index: number) => string): string =>
  Array.from({ length: n }, (_, i) => text(i)).join('');

/** Texts of any size that have once taken quadratic time, or might. */
const texts: readonly (readonly [string, (n: number) => string])[] = [
  ['declarations', (n) => count(n, (i) => `typedef int T${i};\n`)],
  ['enumerators', (n) => `enum { A0, ${count(n, (i) => `A${i + 1} = A${i} + 1, `)} };`],
  ['members', (n) => `struct S { ${count(n, (i) => `int a${i} : 3; `)} };`],
  ['typedefs of one struct', (n) => `struct S { int a; };${count(n, (i) => `typedef struct S T${i};`)}`],
  ['bodies in a row', (n) => `struct a ${'{} '.repeat(n)}`],
  ['quotes behind backslashes', (n) => `'${"\\'".repeat(n)}\n`],
  ['directives in a call', (n) => `#define F(a) a\nint x = F(\n${'1 +\n#undef Q\n'.repeat(n)}`],
  ['joined names', (n) => `#define F a${'##a'.repeat(n)}\nF;`],
  ['parameters', (n) => `#define F(${count(n, (i) => `a${i}, `)}z) z\n`],
  ['arguments', (n) => `#define F(a, ...) a\nint y = F(${'1, '.repeat(n)}0);`],
  ['questions', (n) => `#if ${'__has_include(<a>) || '.repeat(n)}1\n#endif`],
  ['alternatives', (n) => `#if 0\n${'#elif 0\n'.repeat(n)}#endif`],
];

describe('time grows as the text does', () => {
  it.each(texts)('%s', (_what, text) => {
    const time = (n: number): number => {
      const given = text(n);
      const runs = Array.from({ length: 3 }, (_, run) => {
        // Of an equal text much would be known already.
        const own = given + '\n'.repeat(run);
        const started = performance.now();
        readC(own);
        return performance.now() - started;
      });
      return Math.min(...runs);
    };
    time(500);
    // Sixteen times the text: 256 times as long if it were quadratic, each time. Below that there is room for a slow
    // machine, and for its pauses there are further attempts.
    const grows = (): number => time(16_000) / (time(1000) + 1);
    expect(Array.from({ length: 5 }).some(() => grows() < 60)).toBe(true);
  });
});

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
      `#define M0 1\n${count(40, (i) => `#define M${i + 1} M${i} M${i}\n`)}int x = M40;\n`,
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
