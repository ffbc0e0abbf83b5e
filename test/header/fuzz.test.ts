// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readC } from './read-c.js';

const seeds = [
  '#ifndef H\n#define H\n#define F(a, ...) a ## _x = #__VA_ARGS__[0]\nenum { F(A, 1) };\n#endif\n',
  'typedef struct S { char a : 3; union { int b, *c[2]; } u; } __attribute__((packed, aligned(8))) T;\n',
  '#if defined(X) && (Y > 3 ? 1 : 0)\n#include <b.h>\n#elif __has_include("b.h")\nenum E { A = sizeof(T), B, };\n#endif\n',
  'static inline int f(int a) { return a; }\nstatic const int N = (unsigned char)(1ul << 3) - -1;\n',
  'typedef int T __attribute__((deprecated("use S")));\n#define D(x) _Pragma("deprecated") x\n#define A D(T)\n#define B A;\n',
  'int f(T a, int (*b)(void), char c[2]) __attribute__((weak)) { return g(a, -1, sizeof(T)); }\nvoid h(void) { k(); }\n',
  '_Static_assert(sizeof(struct S) == 1, "x" "y");\n#define G(x) G(x) G(x)\nG(G(1))\n',
];

const pieces =
  '{ } ( ) [ ] ; , : ? = * + - ~ ! # ## << && "x" \' return g _Pragma( 0 0x 1ull sizeof struct enum typedef int char unsigned A T S F( __attribute__((aligned( /* // \\\n #if #endif #else #define #include <b.h>'
    .split(' ')
    .concat([' ', '\n']);

/** A sound text with a few places cut out, repeated or replaced. */
const mutated = fc
  .tuple(
    fc.shuffledSubarray(seeds, { minLength: 1 }),
    fc.array(
      fc.record({
        at: fc.nat(400),
        remove: fc.nat(6),
        insert: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([texts, changes]) =>
    changes.reduce((text, { at, remove, insert }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + insert + text.slice(place + remove);
    }, texts.join('')),
  );

it('whatever is in a header, it gives facts or diagnostics, and never an exception', () => {
  fc.assert(
    fc.property(mutated, fc.constantFrom('x86_64', 'aarch32'), (text, arch) => {
      const { facts, problems } = readC(text, {
        arch,
        files: { 'b.h': text },
        functions: ['g', 'k'],
      });
      for (const { size, align } of facts.structs) expect(size % align).toBe(0);
      for (const { kind, of } of facts.aliases)
        expect(kind === 'function' || facts.typedefs.some(({ name }) => name === of)).toBe(true);
      for (const problem of problems) expect(problem).toMatch(/: [EW]\d{4} ./);
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 400) },
  );
});

it.each([
  ['parentheses', `#define A ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
  ['signs', `enum { A = ${'- '.repeat(20_000)}1 };`],
  ['casts', `enum { A = ${'(int)'.repeat(20_000)}1 };`],
  ['choices', `enum { A = ${'1 ? 1 : '.repeat(20_000)}1 };`],
  ['operators', `enum { A = 1${' + 1'.repeat(20_000)} };`],
  ['stars', `int ${'*'.repeat(20_000)}a;`],
  ['structs', `${'struct { '.repeat(20_000)}int a; ${'};'.repeat(20_000)}`],
  ['typedefs', Array.from({ length: 5000 }, (_, i) => `typedef T${i} T${i + 1};`).join('\n')],
  [
    'chains of typedefs',
    `typedef int T0;${Array.from({ length: 5000 }, (_, i) => `typedef T${i} T${i + 1}[1];`).join('')}`,
  ],
  ['calls', `#define F(a) a\nint x = ${'F('.repeat(5000)}1${')'.repeat(5000)};`],
  ['macros', `#define M0 1\n${Array.from({ length: 5000 }, (_, i) => `#define M${i + 1} M${i}`).join('\n')}`],
  [
    'other names',
    `typedef int T;\n#define M0 T\n${Array.from({ length: 5000 }, (_, i) => `#define M${i + 1} M${i};`).join('\n')}`,
  ],
  [
    'other names in a circle',
    `#define M0 M5000\n${Array.from({ length: 5000 }, (_, i) => `#define M${i + 1} M${i}`).join('\n')}`,
  ],
  ['functions', Array.from({ length: 5000 }, (_, i) => `int f${i}(int a) { return g(a); }`).join('\n')],
  ['parameters', `int f(${'int a, '.repeat(20_000)}int b) { return g(${'b, '.repeat(20_000)}1); }`],
  ['parameters of parameters', `int f${'(int a'.repeat(20_000)}${')'.repeat(20_000)} { return g(1); }`],
  ['arguments', `int f(void) { return g(${'('.repeat(20_000)}1${')'.repeat(20_000)}); }`],
  ['bodies', `int f(void) { return g(1);${'{'.repeat(20_000)}${'}'.repeat(20_000)} }`],
  ['values in braces', `int a = ${'{} a() '.repeat(20_000)};`],
  ['attributes', `typedef int T ${'__attribute__((deprecated("x"))) '.repeat(5000)};`],
  ['pragmas', `#define A ${'_Pragma("deprecated") '.repeat(5000)}1`],
  ['conditions', `${'#if 1\n'.repeat(5000)}${'#endif\n'.repeat(5000)}`],
])('%s without end are no exception', (_what, text) => {
  expect(() => readC(text, { functions: ['g'] })).not.toThrow();
});
