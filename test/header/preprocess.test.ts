// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { constantsOf, readC, type ReadCOptions } from './read-c.js';

interface Case {
  readonly what: string;
  readonly given: string;
  readonly want: readonly string[];
  readonly options?: ReadCOptions;
}

const sound: readonly Case[] = [
  { what: 'objects', given: '#define A 1\n#define B (A + 1)', want: ['A=1', 'B=2'] },
  { what: 'the last definition', given: '#define A 1\n#undef A\n#define A 2', want: ['A=2'] },
  { what: 'no undefined ones', given: '#define A 1\n#undef A', want: [] },
  { what: 'functions', given: '#define F(a, b) ((a) << (b))\n#define A F(1, F(1, 2))', want: ['A=16'] },
  { what: 'calls over lines', given: '#define F(a) enum { a };\nF(\n  X)', want: ['X=0'] },
  {
    what: 'calls with directives in them',
    given: '#define F(a) enum { a };\nF(\n#ifdef NO\n  Y\n#else\n  X\n#endif\n)',
    want: ['X=0'],
  },
  { what: 'names of functions that are not called', given: '#define F(a) 1\nenum { F };', want: ['F=0'] },
  { what: 'joined names', given: '#define J(a, b) a ## _ ## b\nenum { J(x, y) = 3 };', want: ['x_y=3'] },
  { what: 'empty sides', given: '#define J(a, b) a ## b\nenum { J(x,), J(,y) };', want: ['x=0', 'y=1'] },
  {
    what: 'strings',
    given: '#define S(a) #a\n_Static_assert(sizeof(int) == 4, S(a b + "c"));\n#define A 1',
    want: ['A=1'],
  },
  {
    what: 'further arguments',
    given:
      '#define E(...) enum { __VA_ARGS__ };\nE(A, B)\n#define G(a, r...) enum { a, ## r };\nG(C)\nG(D, X)',
    want: ['A=0', 'B=1', 'C=0', 'D=0', 'X=1'],
  },
  { what: 'names within themselves', given: '#define A A\nenum { A = 5 };', want: ['A=5', 'A=5'] },
  {
    what: 'arguments before they are joined',
    given: '#define N 4\n#define J(a) x ## a\n#define K(a) J(a)\nenum { J(N), K(N) };',
    want: ['xN=0', 'x4=1', 'N=4'],
  },
  { what: 'pragmas', given: '#define D(x) _Pragma("deprecated") x\n#define A D(7)', want: ['A=7'] },
  { what: 'continued lines', given: '#define A \\\n  1 + \\\n  1 // not 3', want: ['A=2'] },
  { what: 'comments', given: '/* #define A 1\n*/\n#define A /* 1 */ 2', want: ['A=2'] },
  {
    what: 'conditions',
    given:
      '#if defined(A) || CONFIG_N > 3 && !defined B\n#define X 1\n#elif 1\n#define X 2\n#else\n#define X 3\n#endif',
    want: ['X=1'],
    options: { config: { CONFIG_N: '4' } },
  },
  {
    what: 'values of the configuration',
    given: 'enum { A = CONFIG_N - 1 };\n#define B CONFIG_N',
    want: ['A=3', 'B=4'],
    options: { config: { CONFIG_N: '4' } },
  },
  {
    what: 'include guards and circles that they end',
    given: '#ifndef A_H\n#define A_H\n#include "b.h"\nenum { A };\n#endif',
    want: ['B=0', 'A=0'],
    options: { files: { 'b.h': '#pragma once\n#include <a.h>\n#include <b.h>\nenum { B };' } },
  },
  {
    what: 'what a compiler says of itself',
    given:
      '#if __has_attribute(packed) && !__has_builtin(f) && __has_include(<b.h>) && !__has_include("c.h")\n' +
      '#define X __SIZEOF_LONG__\n#endif\n#ifdef __x86_64__\n#define Y 1\n#endif',
    want: ['X=8', 'Y=1'],
    options: { files: { 'b.h': '' } },
  },
  { what: 'lines', given: '\n\n#define A __LINE__\nenum { B = __LINE__ };', want: ['B=4', 'A=3'] },
  {
    what: 'macros as includes',
    given: '#define H <b.h>\n#include H',
    want: ['B=0'],
    options: { files: { 'b.h': 'enum { B };' } },
  },
];

const wrong: readonly Case[] = [
  {
    what: 'missing files',
    given: '#include <no.h>',
    want: ['a.h:1:1: E0106 included file `no.h` not found'],
  },
  { what: '#error', given: '#error no', want: ['a.h:1:1: E0109 #error no'] },
  { what: 'open conditions', given: '#if 1', want: ['a.h:1:1: E0102 `#if` has no `#endif`'] },
  {
    what: 'too few arguments',
    given: '#define F(a, b) a\nenum { F(1) };\nenum { A };',
    want: ['a.h:2:8: E0907 macro `F` is called wrongly: it takes 2 arguments, not 1'],
  },
  {
    what: 'calls without an end',
    given: '#define F(a) a\nF(1',
    want: ['a.h:2:1: E0907 macro `F` is called wrongly: expected `)`'],
  },
  {
    what: 'what cannot be joined',
    given: '#define J(a, b) a ## b\nint x = J(+, /);',
    want: ['a.h:2:9: E0908 `+` ## `/` makes no token'],
  },
  {
    what: 'malformed definitions',
    given: '#define F(a',
    want: ['a.h:1:1: E0104 malformed `#define`: expected `)` after the parameters'],
  },
  {
    what: '#pragma pack',
    given: '#pragma pack(1)',
    want: ['a.h:1:1: E0902 `#pragma pack` is not understood'],
  },
  {
    what: 'unknown directives',
    given: '#wat',
    want: ['a.h:1:1: E0105 unknown preprocessor directive `#wat`'],
  },
  {
    what: 'includes without an end',
    given: '#include "b.h"',
    options: { files: { 'b.h': '#include "a.h"' } },
    want: ['a.h:1:1: E0107 file includes itself: b.h -> a.h -> b.h'],
  },
];

describe('the preprocessor of headers', () => {
  it.each(sound)('knows $what', ({ given, want, options }) => {
    expect(constantsOf(given, options)).toEqual(want);
  });
  it.each(wrong)('reports $what', ({ given, want, options }) => {
    const { problems } = readC(given, options);
    // What a wrong call leaves behind may be wrong C as well.
    expect(problems.filter((text) => !text.includes('E0901'))).toEqual(want);
  });
  it('ends macros that double with every step', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `#define A${index + 1} A${index} A${index}`);
    const { problems } = readC(['#define A0 1', ...lines, 'int x = A40;'].join('\n'));
    expect(problems[0]).toContain('E0117 more than 1000000 tokens from macros');
  });
  it('ends includes that double with every step', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.h`, `#include "${i + 1}.h"\n#include "${i + 1}.h"`]),
    );
    const { problems } = readC('#include "0.h"', { files: { ...files, '30.h': '' } });
    expect(problems).toEqual([expect.stringContaining('E0117 more than 2000 included files')]);
  });
  it('keeps places: of a token its own, of what a macro made the use', () => {
    const { facts } = readC('#define F(a) a = 3\nenum {\n  A,\n  F(B)\n};');
    expect(facts.constants.map(({ name, place }) => [name, place.line])).toEqual([
      ['A', 3],
      ['B', 4],
    ]);
  });
});
