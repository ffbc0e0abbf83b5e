// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Sel4Arch } from '../../src/config/kernel-config.js';
import { structsOf } from './read-c.js';

/** Every row was checked with Clang for the target, those of x86 with GCC too. */
const cases: readonly (readonly [string, Sel4Arch, string])[] = [
  ['struct S { char a; int b; };', 'x86_64', 'S 8/4: a@0 b@4'],
  ['struct S { char a; long b; };', 'x86_64', 'S 16/8: a@0 b@8'],
  ['struct S { char a; long b; };', 'riscv32', 'S 8/4: a@0 b@4'],
  ['struct S { char a; long long b; double c; };', 'ia32', 'S 20/4: a@0 b@4 c@12'],
  ['struct S { char a; long long b; double c; };', 'aarch32', 'S 24/8: a@0 b@8 c@16'],
  ['struct S { char a; void *b; char c; };', 'aarch64', 'S 24/8: a@0 b@8 c@16'],
  ['struct S { char a; int b; } __attribute__((packed));', 'x86_64', 'S 5/1: a@0 b@1'],
  ['struct __attribute__((__packed__)) S { char a; int b; };', 'x86_64', 'S 5/1: a@0 b@1'],
  ['struct S { char a; int b __attribute__((packed)); };', 'x86_64', 'S 5/1: a@0 b@1'],
  ['struct S { char a; } __attribute__((aligned(8)));', 'x86_64', 'S 8/8: a@0'],
  ['struct S { char a; char b __attribute__((aligned(4))); };', 'x86_64', 'S 8/4: a@0 b@4'],
  ['struct S { char a; _Alignas(8) char b; };', 'x86_64', 'S 16/8: a@0 b@8'],
  ['struct S { char a; } __attribute__((aligned));', 'x86_64', 'S 16/16: a@0'],
  ['struct S { char a; } __attribute__((aligned));', 'aarch32', 'S 8/8: a@0'],
  ['union S { char a; int b; char c[5]; };', 'x86_64', 'S 8/4: a@0 b@0 c@0'],
  ['struct S { int a : 3; int b : 30; int c : 2; };', 'x86_64', 'S 8/4: a@0+3 b@32+30 c@62+2'],
  ['struct S { char a; int b : 8; int c : 20; };', 'x86_64', 'S 8/4: a@0 b@8+8 c@32+20'],
  ['struct S { int a : 3; int : 0; char b; };', 'x86_64', 'S 8/4: a@0+3 b@4'],
  ['struct S { char a; int : 0; char b; };', 'x86_64', 'S 5/1: a@0 b@4'],
  ['struct S { char a; int : 0; char b; };', 'aarch64', 'S 8/4: a@0 b@4'],
  ['struct S { int a : 3; int b : 30; } __attribute__((packed));', 'x86_64', 'S 5/1: a@0+3 b@3+30'],
  ['struct S { long long a : 40; int b; };', 'ia32', 'S 12/4: a@0+40 b@8'],
  ['struct S { long long a : 40; int b; };', 'riscv32', 'S 16/8: a@0+40 b@8'],
  ['struct S { int n; struct { char a; int b; }; };', 'x86_64', 'S 12/4: n@0 @4{a@0 b@4}'],
  ['struct S { char n; union { char a; short b; } u; };', 'x86_64', 'S 4/2: n@0 u@2{a@0 b@0}'],
  ['struct S { int n; char rest[]; };', 'x86_64', 'S 4/4: n@0 rest@4'],
  ['enum { N = 3 }; struct S { short a[N + sizeof(int)], *b; };', 'x86_64', 'S 24/8: a@0 b@16'],
  ['struct S { struct S *next; struct T *t; };', 'x86_64', 'S 16/8: next@0 t@8'],
  [
    'typedef struct S { int a; } T __attribute__((aligned(16))); struct U { char c; T t; };',
    'x86_64',
    'S 4/4: a@0\nU 32/16: c@0 t@16',
  ],
  ['struct S { } ;', 'x86_64', 'S 0/1: '],
  ['struct S { enum E { A, B } e; _Static_assert(B == 1, ""); };', 'x86_64', 'S 4/4: e@0'],
];

describe('layouts', () => {
  it.each(cases)('%s on %s', (text, arch, want) => {
    expect(structsOf(text, { arch }).join('\n')).toBe(want);
  });
});
