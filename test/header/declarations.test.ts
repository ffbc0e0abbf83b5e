// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { constantsOf, readC } from './read-c.js';

const wide = { arch: 'x86_64' } as const;
const narrow = { arch: 'aarch32' } as const;

describe('constants', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 2 - 3', '5'],
    ['-7 / 2', '-3'],
    ['-7 % 2', '-1'],
    ['1 ? 2 : 3 ? 4 : 5', '2'],
    ['0 ? 1 / 0 : 3', '3'],
    ['0 && 1 / 0', '0'],
    ['~0u', '4294967295'],
    ['-1 < 0u', '0'],
    ['-1 < 0', '1'],
    ['1u - 2', '4294967295'],
    ['(unsigned char)511', '255'],
    ['(signed char)255', '-1'],
    ['(_Bool)42', '1'],
    ['!42', '0'],
    ['0x10 | 0b11 | 010', '27'],
    ['2147483647 + 0x80000000', '4294967295'],
    ["'a' + '\\n' + '\\x10'", '123'],
    ['sizeof(short) * 8', '16'],
    ['sizeof(int[3])', '12'],
    ["sizeof 'a'", '4'],
    ['_Alignof(long long)', '8'],
    ['1 == 1 && 2 != 3 || 0', '1'],
    ['1 << 3 >> 1', '4'],
    ['6 & 3 ^ 1 | 8', '11'],
  ])('%s is %s', (expression, value) =>
    expect(constantsOf(`#define A ${expression}`)).toEqual([`A=${value}`]),
  );

  it.each([
    ['sizeof(long)', '8', '4'],
    ['sizeof(void *)', '8', '4'],
    ['(1ul << 31) << 1', '4294967296', '0'],
    ['~0ul', '18446744073709551615', '4294967295'],
    ['2147483648 > 0x7fffffffu', '1', '1'],
    ['-1l < 0u', '1', '0'],
    ['(1ULL << ((sizeof(long) * 8) - 1)) - 1', '9223372036854775807', '2147483647'],
    ['(char)255 < 0', '1', '0'],
  ])('%s is %s on x86_64 and %s on aarch32', (expression, onWide, onNarrow) => {
    const text = `#define A ${expression}`;
    expect([constantsOf(text, wide), constantsOf(text, narrow)]).toEqual([
      [`A=${onWide}`],
      [`A=${onNarrow}`],
    ]);
  });

  it.each([
    'f(1)',
    '(void *)0',
    '"text"',
    '1.5',
    'unknown',
    'sizeof(unknown)',
    '1 / 0',
    '1 ? 2 : unknown',
    'do',
    '{ 1 }',
    '1 << 32',
    '0x',
    '1uu',
    '99999999999999999999',
  ])('a macro %s is none', (text) => expect(constantsOf(`#define A ${text}`)).toEqual([]));
  it('are variables that never change, too', () => {
    expect(constantsOf('static const unsigned char A = 257, B;\nextern const int C;\nint D = 1;')).toEqual([
      'A=1',
    ]);
  });
  it('have the types of C', () => {
    const text = '#define A 1u\n#define B sizeof(int)\n#define C 5000000000\nenum { D, E = 1ull << 40 };';
    const types = readC(text).facts.constants.map(({ name, type }) => `${name} ${type}`);
    expect(types).toEqual(['D int', 'E unsigned long', 'A unsigned int', 'B unsigned long', 'C long']);
  });
});

describe('enums', () => {
  it.each([
    ['enum E { A, B = 5, C, };', 'E 4u A=0 B=5 C=6'],
    ['typedef enum { A = -1, B } E;', 'E 4s A=-1 B=0'],
    ['enum { A = 1 << 4 };', 'undefined 4u A=16'],
    ['enum E { A = 0xffffffff };', 'E 4u A=4294967295'],
    ['enum E { A = 0x100000000 };', 'E 8u A=4294967296'],
    ['enum E { A = -1, B = 0xffffffff };', 'E 8s A=-1 B=4294967295'],
    ['enum __attribute__((packed)) E { A = 200 };', 'E 1u A=200'],
    ['typedef enum { A, _enum_pad_E = (1ull << 63) - 1, B = A } E;', 'E 8u padded A=0 B=0'],
  ])('%s', (text, want) => {
    const { facts, problems } = readC(text);
    const enums = facts.enums.map(({ name, size, isSigned, isPadded, values }) =>
      [
        `${name} ${size}${isSigned ? 's' : 'u'}${isPadded ? ' padded' : ''}`,
        ...values.map((each) => `${each.name}=${each.value}`),
      ].join(' '),
    );
    expect([...problems, ...enums]).toEqual([want]);
  });
});

describe('typedefs', () => {
  it.each([
    ['typedef unsigned long int T;', 'unsigned long 8/8'],
    ['typedef long unsigned T;', 'unsigned long 8/8'],
    ['typedef char *T[2];', 'char *[2] 16/8'],
    ['typedef int (*T)(void);', 'function * 8/8'],
    ['typedef struct S T;', 'struct S undefined/undefined'],
    ['typedef int T __attribute__((aligned(16)));', 'int 4/16'],
    ['typedef void T;', 'void undefined/undefined'],
    ['typedef int T; typedef int T;', 'int 4/4'],
  ])('%s', (text, want) => {
    const { facts, problems } = readC(text);
    const typedefs = facts.typedefs.map(({ of, size, align }) => `${of} ${size}/${align}`);
    expect([...problems, ...typedefs]).toEqual([want]);
  });
});

describe('what is passed over', () => {
  it.each([
    'static inline int f(int a) { return a ? f(a - 1) : 0; }',
    'struct S; struct S *f(struct S *, int (*)(void)) __attribute__((deprecated("x")));',
    'extern __thread int *p;',
    'int a[] = { 1, [2] = 3 };',
    '__asm__ volatile ("nop" : : "r" (1) : "memory");',
    'struct T { int a; } g(void) { struct { int b; } x = { 1 }; return (struct T){ x.b }; }',
    '_Static_assert(sizeof(int) == 4, "four" "bytes");;',
    'typedef int __assert_failed_four[(sizeof(int) == 4) ? 1 : -1];',
    'static const char *const names[] = { "a", "b" };',
  ])('%s', (text) => expect(constantsOf(`${text}\nenum { A };`)).toEqual(['A=0']));
  it('is no type', () => {
    const { facts } = readC('typedef int kept[1]; typedef int passed_over[sizeof(int) > 2 ? 1 : -1];');
    expect(facts.typedefs.map(({ name }) => name)).toEqual(['kept']);
  });
});

describe('a declaration that is wrong', () => {
  it.each([
    ['int int x;', 'a.h:1:1: E0902 type `int int` is not understood'],
    ['wat x;', 'a.h:1:1: E0903 unknown type `wat`'],
    ['struct S { const wat *a; };', 'a.h:1:18: E0903 unknown type `wat`'],
    ['enum E { A B };', 'a.h:1:12: E0901 cannot read this declaration: expected `}`, found `B`'],
    ['x;', 'a.h:1:1: E0901 cannot read this declaration: expected a declaration, found `x`'],
    ['struct S { int };', 'a.h:1:16: E0901 cannot read this declaration: expected `;`, found `}`'],
    ['struct S { int a }', 'a.h:1:18: E0901 cannot read this declaration: expected `;`, found `}`'],
    ['enum E { 1 };', 'a.h:1:10: E0901 cannot read this declaration: expected a name, found `1`'],
    ['struct S { struct T t; };', 'a.h:1:21: E0909 the size of `struct T` is not known here'],
    ['struct S { int a[-1]; };', 'a.h:1:18: E0910 impossible layout: the length of `a` is -1'],
    ['struct S { int a : 33; };', 'a.h:1:20: E0910 impossible layout: a bit-field of `int` with 33 bits'],
    [
      'typedef int T __attribute__((aligned(3)));',
      'a.h:1:30: E0910 impossible layout: alignment 3 is no power of two',
    ],
    [
      'typedef int T __attribute__((vector_size(16)));',
      'a.h:1:30: E0902 attribute `vector_size` is not understood',
    ],
    [
      'enum { B = f };',
      'a.h:1:12: E0904 the value of an enumerator is no integer constant expression: `f` is not known',
    ],
    ['enum { B, B };', 'a.h:1:11: E0905 `B` is declared twice, as different things'],
    [
      'struct S { int a; }; struct S { int a; };',
      'a.h:1:29: E0905 `S` is declared twice, as different things',
    ],
    ['typedef int T; typedef long T;', 'a.h:1:29: E0905 `T` is declared twice, as different things'],
    ['_Static_assert(1 == 2, "no");', 'a.h:1:1: E0906 a static assertion of the headers fails: no'],
    ['typedef int no[1 == 2 ? 1 : -1];', 'a.h:1:13: E0906 a static assertion of the headers fails: no'],
    [
      `int x = ${'('.repeat(200)}1${')'.repeat(200)};`,
      'a.h:1:109: E0911 too complex: nested more than 100 deep',
    ],
    ['typedef int _Atomic T;', 'a.h:1:21: E0901 cannot read this declaration: expected `;`, found `T`'],
    ['typedef int T[-1]; struct S { T t; };', 'a.h:1:15: E0910 impossible layout: the length of `T` is -1'],
  ])('%s', (text, ...want) => {
    const { facts, problems } = readC(`${text}\nenum { A };`);
    // It costs itself alone; only a lost `;` takes the next one with it.
    const names = facts.constants.map(({ name }) => name).filter((name) => name === 'A');
    expect(problems).toEqual(want);
    expect(names).toEqual(text.endsWith('a }') ? [] : ['A']);
  });
});

describe('what a wrong declaration would have declared', () => {
  const [left, right] = ['typedef struct X { wat a; } X_t;', 'a.h:1:20: E0903 unknown type `wat`'];
  it.each([
    ['struct S { X_t x; };'],
    ['typedef X_t *Y; struct S { Y y[2]; };'],
    ['struct S { struct X x[3]; };'],
    ['typedef struct X Z; struct S { Z z; };'],
    ['_Static_assert(sizeof(X_t) == 8, "");'],
    ['enum E { B = sizeof(struct X) }; typedef int T[B];'],
    ['static const int N = sizeof(X_t); enum { C = N };'],
    ['#define SIZE (sizeof(X_t) + 1)\nenum { C = SIZE };'],
    ['X_t *f(X_t x); int g(struct X *x);'],
  ])('is not unknown: %s', (text) => {
    expect(readC(`${left}\n${text}`).problems).toEqual([right]);
  });
  it.each([
    ['typedef int T : 3; T x; struct S { T t; };', ['a.h:1:15: E0901']],
    ['typedef struct { int + a; } S, *P; struct T { S s; P p; };', ['a.h:1:22: E0901']],
    ['enum E { A = 1 +, B }; typedef int T[B]; struct S { enum E e; };', ['a.h:1:17: E0901']],
    ['enum E { A = nought, B }; typedef int T[B]; struct S { enum E e; };', ['a.h:1:14: E0904']],
  ])('is known from its words where it cannot be read: %s', (text, want) => {
    const codes = readC(text).problems.map((problem) => problem.split(' ').slice(0, 2).join(' '));
    expect(codes).toEqual(want);
  });
  it('does not hide what is wrong beside it, nor what no declaration ever declared', () => {
    const text = `${left} struct S { X_t x; }; struct T { wat b; nor c; }; struct U { nor d; };`;
    expect(readC(text).problems).toEqual([
      right,
      'a.h:1:66: E0903 unknown type `wat`',
      'a.h:1:94: E0903 unknown type `nor`',
    ]);
  });
});
