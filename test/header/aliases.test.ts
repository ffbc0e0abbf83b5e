// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readC, type ReadCOptions } from './read-c.js';

/** Aliases of a sound text: `kind name of`, with the call `returns (parameters) (arguments)` where there is one. */
function aliasesOf(text: string, options: ReadCOptions = { functions: ['g', 'g2'] }): string[] {
  const { facts, problems } = readC(text, options);
  const aliases = facts.aliases.map(({ kind, name, of, call }) => {
    const start = `${kind} ${name} ${of}`;
    if (!call) return start;
    const parameters = call.parameters.map((each) => `${each.type} ${each.name}`).join(', ');
    return `${start}: ${call.returns} (${parameters}) (${call.args.join(', ')})`;
  });
  return [...problems, ...aliases];
}

/** `name: advice` for all that is deprecated. */
function deprecatedIn(text: string, options: ReadCOptions = { functions: ['g'] }): string[] {
  const { facts, problems } = readC(text, options);
  const all = [...facts.constants, ...facts.typedefs, ...facts.aliases];
  return [
    ...problems,
    ...all.flatMap(({ name, deprecated }) => (deprecated === undefined ? [] : [`${name}: ${deprecated}`])),
  ];
}

const mark = '#define OLD(x) _Pragma("deprecated") x\n';

describe('macros', () => {
  it.each([
    ['typedef int T;\n#define A T', 'type A T'],
    ['typedef int T;\n#define A T;', 'type A T'],
    ['#define A B;\n#define B C\n#define C T;\ntypedef int T;', 'type A T', 'type B T', 'type C T'],
    [`${mark}typedef int T;\n#define A OLD(T)`, 'type A T'],
    ['#define A g', 'function A g'],
    ['int f(void);\n#define A f', 'function A f'],
    ['char *f(void);\n#define A f', 'function A f'],
    ['typedef int F(void); F f;\n#define A f', 'function A f'],
    ['static inline int f(int a) { if (a) return 1; return 2; }\n#define A f', 'function A f'],
    ['struct S { int a; } f(void) { struct S s = { 1 }; return s; }\n#define A f', 'function A f'],
    ['int f(int);\n#define f(x) f(x)\n#define A f', 'function A f'],
    ['typedef int T;\n#define T T\n#define A T', 'type A T'],
  ])('%s', (text, ...want) => expect(aliasesOf(text)).toEqual(want));

  it.each([
    ['of a name that nobody knows', '#define A unknown'],
    ['of a word of C', '#define A int\n#define B struct'],
    ['of a constant', 'enum { E };\n#define A E'],
    ['of a variable', 'extern int v; int (*p)(void);\n#define A v\n#define B p'],
    ['of a tag', 'struct S { int a; };\n#define A S'],
    ['with parameters', 'typedef int T;\n#define A(x) T'],
    ['with more than a name', 'typedef int T;\n#define A T *\n#define B T;;\n#define C g()\n#define D ;'],
    ['without a body', '#define A'],
    ['in a circle', '#define A B\n#define B C\n#define C B\n#define D D'],
    ['whose chain ends elsewhere', 'typedef int T;\n#define A T\n#define T unknown'],
    ['that are gone', 'typedef int T;\n#define A T\n#undef A'],
    [
      'whose name is declared',
      'typedef int T; typedef int A; int B(void); enum { C };\n#define A T\n#define B g\n#define C T\n#define g2 g',
    ],
    ["of the compiler's types", '#include <stdint.h>\n#define A uint32_t'],
    ["of the compiler's", '#include <stdbool.h>\n#include <stddef.h>\ntypedef int _Bool_t;'],
  ])('%s are no aliases', (_what, text) => expect(aliasesOf(text)).toEqual([]));

  it('of constants stay constants', () => {
    const { facts } = readC('enum { E = 3 };\n#define A E;\n#define B E');
    expect(facts.constants.map(({ name, value }) => `${name} ${value}`)).toEqual(['E 3', 'B 3']);
    expect(facts.aliases).toEqual([]);
  });
});

const types = 'typedef unsigned long W; typedef struct S { int a; } S; enum { E = 5 };\n';

describe('functions', () => {
  it.each([
    ['int f(void) { return g(); }', 'function f g: int () ()'],
    ['int f() { return g(1); }', 'function f g: int () (1)'],
    ['void f(W a) { g(a); }', 'function f g: void (W a) (a)'],
    [
      'static inline W f(W a, int b) { return g(b, a, E, sizeof(W) * 2, -1, a); }',
      'function f g: W (W a, int b) (b, a, 5, 16, -1, a)',
    ],
    [
      '__attribute__((noinline)) __attribute__((weak)) W f(W E) { return g(E); }',
      'function f g: W (W E) (E)',
    ],
    ['W f(W a) __attribute__((pure)) { return g((a)); }', 'function f g: W (W a) (a)'],
    [
      'S *f(const S *s, struct S t, unsigned c[3], int (*h)(W)) { return g(s, t, c, h); }',
      'function f g: S * (S * s, struct S t, unsigned int * c, function * h) (s, t, c, h)',
    ],
    ['#define N (E + 1)\nW f(W a) { return g(a, N); }', 'function f g: W (W a) (a, 6)'],
    ['W f(W a); W f(W a) { return g(a); }\n#define A f', 'function f g: W (W a) (a)', 'function A f'],
    [
      'struct U *f(struct V *v) { return g(v); } enum V { V1 }; enum U { U1 };',
      'function f g: struct U * (struct V * v) (v)',
    ],
    ['W f(W a) { return g(a); } W f(W a) { return g2(a); }', 'function f g: W (W a) (a)'],
  ])('%s', (text, ...want) => expect(aliasesOf(types + text)).toEqual(want));

  it.each([
    ['do something else first', 'W f(W a) { a = 1; return g(a); }'],
    ['do something else afterwards', 'void f(W a) { g(a); a = 1; }'],
    ['call twice', 'void f(W a) { g(a); g(a); }'],
    ['call what is no function of the kernel', 'W h(W a); W f(W a) { return h(a); }'],
    ['use the result', 'W f(W a) { return g(a) + 1; }'],
    ['cast the result', 'W f(W a) { return (W)g(a); }'],
    ['drop the result', 'W f(W a) { g(a); }'],
    ['return nothing', 'void f(W a) { return g(a); }'],
    ['compute with a parameter', 'W f(W a) { return g(a + 1); }'],
    ['compute with a parameter that hides a constant', 'W f(W E) { return g(E + 1); }'],
    ['measure a parameter', 'W f(W a) { return g(sizeof a); }'],
    ['hand over a call', 'W f(W a) { return g(g2(a)); }'],
    ['hand over a member', 'W f(S a) { return g(a.a); }'],
    ['hand over an address', 'W f(W a) { return g(&a); }'],
    ['hand over what nobody knows', 'W f(W a) { return g(unknown); }'],
    ['divide by zero', 'W f(W a) { return g(1 / 0); }'],
    ['call a parameter', 'W f(W (*g)(W)) { return g(1); }'],
    ['call themselves', 'W g(W a) { return g(a); }'],
    ['have a name that is taken', 'W g2(W a) { return g(a); }'],
    ['have a parameter without a name', 'W f(W, W a) { return g(a); }'],
    ['have two parameters of one name', 'W f(W a, W a) { return g(a); }'],
    ['have any number of parameters', 'W f(W a, ...) { return g(a); }'],
    ['have a type that nobody knows', 'W f(X a) { return g(a); } X h(W a) { return g(a); }'],
    ['have an impossible type', 'W f(W a[2][-1]) { return g(a); }'],
    ['have an empty body', 'void f(void) { } void h(void) { return; }'],
    [
      'declare a type',
      'W f(struct N { int a; } *a) { return g(a); } W h(W a) { return g(sizeof(struct N { int b; })); }',
    ],
    ['are one in name only', 'typedef W f(W a) { return g(a); }'],
  ])('that %s are no aliases', (_what, text) => {
    expect(aliasesOf(types + text)).toEqual([]);
    const { facts } = readC(types + text);
    expect(facts.structs.map(({ name }) => name)).toEqual(['S']);
  });
});

describe('deprecated', () => {
  it.each([
    ['typedef int T __attribute__((deprecated("use X")));', 'T: use X'],
    ['__attribute__((deprecated("use X"))) typedef int T;', 'T: use X'],
    ['typedef __attribute__((__deprecated__("use" " X"))) int T, *U;', 'T: use X', 'U: use X'],
    ['typedef struct { int a; } S __attribute__((deprecated("a \\"b\\" \\\\")));', 'S: a "b" \\'],
    ['typedef int T __attribute__((deprecated));', 'T: '],
    ['typedef int T __attribute__((deprecated("")));', 'T: '],
    ['typedef int T __attribute__((deprecated(1)));', 'T: '],
    ['__attribute__((deprecated("use B"))) static const int A = 1;', 'A: use B'],
    ['static const int A __attribute__((deprecated("use B"))) = 1;', 'A: use B'],
    ['enum { A __attribute__((deprecated("use B"))) = 1, B };', 'A: use B'],
    ['__attribute__((deprecated("use g"))) int f(int a) { return g(a); }', 'f: use g'],
    ['static inline __attribute__((deprecated("no"))) int\nf(int a) { return g(a); }', 'f: no'],
    ['int f(int a) __attribute__((deprecated)) { return g(a); }', 'f: '],
    ['typedef int T; enum { E }; int f(int a) { return g(a); }\n#define A T\n#define B E'],
  ])('by an attribute: %s', (text, ...want) => expect(deprecatedIn(text)).toEqual(want));

  it.each([
    ['enum { B };\n#define A OLD(B)', 'A: use B'],
    ['#define B 2\n#define A OLD(B)', 'A: use B'],
    ['#define B 2\n#define A _Pragma("deprecated") B', 'A: use B'],
    ['#define A OLD(1 + 1)', 'A: '],
    ['#define A OLD((1))', 'A: '],
    ['#define B 2\n#define C OLD(B)\n#define A C', 'C: use B', 'A: use B'],
    ['#define B 2\n#define C OLD(B)\n#define A (C + 1)', 'C: use B', 'A: '],
    ['#define B 2\n#define C OLD(B)\n#define A OLD(C)', 'C: use B', 'A: use B'],
    ['typedef int T;\n#define A OLD(T)', 'A: use T'],
    ['#define A OLD(g)', 'A: use g'],
    ['#define A _Pragma("GCC warning \\"now B\\"") 1', 'A: now B'],
    ['#define A _Pragma("GCC diagnostic pop") 1'],
    ['#define A OLD(unknown)'],
  ])('by a pragma: %s', (text, ...want) => {
    expect(deprecatedIn(mark + text)).toEqual(want);
  });

  it('by a pragma: its constants have their values, also where a declaration uses them', () => {
    const { facts, problems } = readC(
      `${mark}#define B 2\n#define A OLD(B)\nenum { C = A + 1 };\nstruct S { char a[A]; };`,
    );
    expect(problems).toEqual([]);
    expect(facts.constants.map(({ name, value, deprecated }) => `${name} ${value} ${deprecated}`)).toEqual([
      'C 3 undefined',
      'B 2 undefined',
      'A 2 use B',
    ]);
  });

  it('by a macro of the same name', () => {
    expect(
      deprecatedIn(`${mark}typedef int T; typedef int U; typedef int V;\n#define U OLD(T)\n#define V T`),
    ).toEqual(['U: use T']);
    const files = { 'deprecated.h': '#define U T;' };
    expect(deprecatedIn('typedef int T; typedef int U;\n#include <deprecated.h>', { files })).toEqual([
      'U: use T',
    ]);
  });

  it('by the name of a file', () => {
    const text = [
      'typedef int T; enum { E };',
      'typedef T A1; typedef T *A2; typedef int A3 __attribute__((deprecated("no")));',
      'enum { B1 = E, B2 }; static const int C1 = E;',
      'int f(int a) { return g(a); }',
      '#define D1 E\n#define D2 1\n#define D3 D1\n#define D4 T;\n#define D5 g',
    ];
    const [shared = '', ...old] = text;
    const want = ['B1: use E', 'B2: ', 'C1: use E', 'D1: use E', 'D2: ', 'D3: use E'];
    const others = ['A1: use T', 'A2: ', 'A3: no', 'f: use g', 'D4: use T', 'D5: use g'];
    const files = { 'x/deprecated.h': old.join('\n') };
    expect(deprecatedIn(`${shared}\n#include <x/deprecated.h>`, { files, functions: ['g'] })).toEqual([
      ...want,
      ...others,
    ]);
    const elsewhere = { 'deprecated/new_deprecated.h': old.join('\n') };
    expect(
      deprecatedIn(`${shared}\n#include <deprecated/new_deprecated.h>`, {
        files: elsewhere,
        functions: ['g'],
      }),
    ).toEqual(['A3: no']);
  });
});
