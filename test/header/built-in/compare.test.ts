// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../../src/condition/bdd.js';
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import { createSourceFile } from '../../../src/text/source-file.js';
import { compareFacts } from './compare.js';
import { type OpenHeaders, readOpen } from './read.js';

type Text = string | Readonly<Record<string, string>>;

/** How one header differs from another, both called a.h where there is only one file. */
function differences(ours: Text, theirs: Text, sel4Arch: Sel4Arch = 'x86_64'): string[] {
  const space = new ConditionSpace();
  const read = (text: Text): OpenHeaders => {
    const files: Readonly<Record<string, string>> = typeof text === 'string' ? { 'a.h': text } : text;
    return readOpen(
      {
        headers: ['a.h'],
        sel4Arch,
        typeNames: ['word'],
        include: (path) =>
          files[path] === undefined
            ? { kind: 'missing', searched: 'the test' }
            : { kind: 'found', file: createSourceFile(path, files[path]) },
      },
      space,
    );
  };
  const [own, other] = [read(ours), read(theirs)];
  return [own.problems, other.problems, ...compareFacts(own.facts, other.facts, space)].filter(Boolean);
}

const bit = '#define BIT(n) (1ul << (n))\n';

describe('headers that declare the same', () => {
  it.each<[string, Text, Text]>([
    ['a number in other words', `${bit}#define A BIT(12)`, `${bit}#define A (0x1000ul)`],
    ['a type in other words', 'typedef unsigned long int a;', 'typedef long unsigned a;'],
    [
      'values that are counted or given',
      'enum a { A, B, C = 4, D };',
      'enum a { A = 0, B = 1, C = 4, D = 5, };',
    ],
    ['another order of declarations', 'typedef int a;\n#define B 1', '#define B 1\ntypedef int a;'],
    [
      'both branches the other way round',
      '#ifdef CONFIG_A\n#define B 1\n#else\n#define B 2\n#endif',
      '#ifndef CONFIG_A\n#define B 2\n#else\n#define B 1\n#endif',
    ],
    [
      'a condition in other words',
      '#if !(defined(CONFIG_A) || defined CONFIG_B)\ntypedef int a;\n#endif',
      '#ifndef CONFIG_B\n#ifndef CONFIG_A\ntypedef int a;\n#endif\n#endif',
    ],
    [
      'a name instead of its value within an enum',
      'enum a { A = 2, B = 3 };',
      'enum a { A = 2, B = A + 1 };',
    ],
    ['names of parameters', '#define A(x) ((x) + 1)', '#define A(y) ((y) + 1)'],
    [
      'words about what is deprecated',
      'typedef int a __attribute__((deprecated("x")));',
      'typedef int a __attribute__((__deprecated__("y")));',
    ],
    [
      'a guard instead of a pragma',
      { 'a.h': '#include "b.h"\n#include "b.h"', 'b.h': '#ifndef _B\n#define _B\nenum { A };\n#endif' },
      { 'a.h': '#include "b.h"\n#include "b.h"', 'b.h': '#pragma once\nenum { A };' },
    ],
    [
      'what the compiler decides',
      '#if __SIZEOF_LONG__ == 8\ntypedef int a;\n#endif',
      '#ifndef __ASSEMBLER__\ntypedef int a;\n#endif',
    ],
    [
      'what is no fact',
      '/* nothing */',
      '#define _HELP 1\n#define FMT "ld"\n#define DO(x) do { f(x); } while (0)\nint f(int x);\nextern int g;\n_Static_assert(1, "");',
    ],
  ])('%s', (_, ours, theirs) => expect(differences(ours, theirs)).toEqual([]));
});

describe('headers that differ', () => {
  it.each<[string, Text, Text, readonly string[]]>([
    ['a macro that is missing', '', '#define A 1', ['macro A: missing']],
    ['a typedef too much', 'typedef int a;', '', ['typedef a: too much']],
    [
      'an enumerator that is missing',
      'enum a { A };',
      'enum a { A, B };',
      ['enum a: { A = 0 }, not { A = 0, B = 1 }, if always', 'enumerator B: missing'],
    ],
    ['a value', '#define A 1', '#define A 2', ['macro A: 1 (int), not 2 (int), if always']],
    [
      'the type of a value',
      '#define A 1',
      '#define A 1u',
      ['macro A: 1 (int), not 1 (unsigned int), if always'],
    ],
    [
      'a value in one configuration',
      '#define A 1',
      '#ifdef CONFIG_A\n#define A 2\n#else\n#define A 1\n#endif',
      ['macro A: 1 (int), not 2 (int), if defined(CONFIG_A)'],
    ],
    [
      'a value by an option',
      '#define A (CONFIG_N + 1)',
      '#define A (CONFIG_N + 2)',
      ['macro A: [CONFIG_N + 1 (int)], not [CONFIG_N + 2 (int)], if always'],
    ],
    [
      'a condition',
      '#ifdef CONFIG_A\n#define A 1\n#endif',
      '#ifdef CONFIG_B\n#define A 1\n#endif',
      ['macro A: present if defined(CONFIG_A), not if defined(CONFIG_B)'],
    ],
    [
      'a condition that is absent',
      'typedef int a;',
      '#if CONFIG_N > 3\ntypedef int a;\n#endif',
      ['typedef a: present if always, not if CONFIG_N > 3'],
    ],
    [
      'a condition around an include',
      { 'a.h': '#include "b.h"', 'b.h': 'enum { A };' },
      { 'a.h': '#ifdef CONFIG_A\n#include "b.h"\n#endif', 'b.h': 'enum { A };' },
      [
        'enum of A: present if always, not if defined(CONFIG_A)',
        'enumerator A: present if always, not if defined(CONFIG_A)',
      ],
    ],
    [
      'an undefined macro',
      '#define A 1',
      '#define A 1\n#ifdef CONFIG_A\n#undef A\n#endif',
      ['macro A: present if always, not if !defined(CONFIG_A)'],
    ],
    [
      'the order of enumerators',
      'enum a { A, B };',
      'enum a { B, A };',
      [
        'enum a: { A = 0, B = 1 }, not { B = 0, A = 1 }, if always',
        'enumerator A: 0, not 1, if always',
        'enumerator B: 1, not 0, if always',
      ],
    ],
    [
      'the order of enumerators of one value',
      'enum a { A = 1, B = 1 };',
      'enum a { B = 1, A = 1 };',
      ['enum a: { A = 1, B = 1 }, not { B = 1, A = 1 }, if always'],
    ],
    [
      'the place of a member',
      'struct s { int a; int b; };',
      'struct s { int b; int a; };',
      ['struct s: struct { int a; int b }, not struct { int b; int a }, if always'],
    ],
    [
      'a wider member',
      'struct s { long a; };',
      'struct s { int a; };',
      ['struct s: struct { long a }, not struct { int a }, if always'],
    ],
    [
      'a wider typedef',
      'typedef unsigned long long a;',
      'typedef unsigned int a;',
      ['typedef a: unsigned long long, not unsigned int, if always'],
    ],
    [
      'a struct in a typedef',
      'typedef struct { word a[2]; } s;',
      'typedef struct { word a[3]; } s;',
      ['typedef s: struct { word [2 (int)] a }, not struct { word [3 (int)] a }, if always'],
    ],
    [
      'a union instead of a struct',
      'typedef union { int a; } s;',
      'typedef struct { int a; } s;',
      ['typedef s: union { int a }, not struct { int a }, if always'],
    ],
    [
      'the width of a bit-field',
      'struct s { int a: 3; };',
      'struct s { int a: 4; };',
      ['struct s: struct { int a : 3 (int) }, not struct { int a : 4 (int) }, if always'],
    ],
    [
      'packing',
      'struct __attribute__((packed)) s { int a; };',
      'struct s { int a; };',
      ['struct s: struct <packed> { int a }, not struct { int a }, if always'],
    ],
    [
      'alignment',
      'typedef int a __attribute__((aligned(8)));',
      'typedef int a;',
      ['typedef a: int  <aligned 8 (int)>, not int, if always'],
    ],
    [
      'what is deprecated',
      'typedef int a;',
      'typedef int a __attribute__((deprecated("")));',
      ['typedef a: int, not int  <deprecated>, if always'],
    ],
    [
      'a macro that is deprecated',
      '#define A 1',
      '#define A _Pragma("deprecated") 1',
      ['macro A: 1 (int), not <deprecated> 1 (int), if always'],
    ],
    [
      'a variable',
      'static const int a = 1;',
      'static const int a = 2;',
      ['variable a: const int = 1 (int), not const int = 2 (int), if always'],
    ],
    [
      'what a macro with arguments computes',
      '#define A(x) ((x) + 1)',
      '#define A(x) ((x) - 1)',
      ['macro A: [$0 + 1 (int)], not [$0 - 1 (int)], if always'],
    ],
    ['a name for a type', '#define a word', '#define a other', ['macro a: word, not other, if always']],
    [
      'what a function calls',
      'static inline int f(int x) { return g(x, 0); }',
      'static inline int f(int y) { return g(y, 1); }',
      ['function f: int (int): g($0, 0), not int (int): g($0, 1), if always'],
    ],
  ])('in %s', (_, ours, theirs, expected) => expect(differences(ours, theirs)).toEqual(expected));

  it('in a size that only some architectures have', () => {
    const [ours, theirs] = ['#define A sizeof(long)', '#define A sizeof(int)'];
    expect(differences(ours, theirs, 'riscv32')).toEqual([]);
    expect(differences(ours, theirs, 'riscv64')).toEqual([
      'macro A: 8 (unsigned long), not 4 (unsigned long), if always',
    ]);
  });
  it('in what cannot be read', () => {
    expect(differences('struct s { int', '')).toEqual([expect.stringContaining('E0901')]);
  });
});
