// SPDX-License-Identifier: BSD-2-Clause
import { readC } from '../header/read-c.js';
import type { Works } from './works.js';

const count = (n: number, text: (index: number) => string): string =>
  Array.from({ length: n }, (_, i) => text(i)).join('');

/** Headers of any size that have once taken quadratic work, or might. */
const texts: Readonly<Record<string, (n: number) => string>> = {
  declarations: (n) => count(n, (i) => `typedef int T${i};\n`),
  enumerators: (n) => `enum { A0, ${count(n, (i) => `A${i + 1} = A${i} + 1, `)} };`,
  members: (n) => `struct S { ${count(n, (i) => `int a${i} : 3; `)} };`,
  'typedefs of one struct': (n) => `struct S { int a; };${count(n, (i) => `typedef struct S T${i};`)}`,
  'bodies in a row': (n) => `struct a ${'{} '.repeat(n)}`,
  'directives in a call': (n) => `#define F(a) a\nint x = F(\n${'1 +\n#undef Q\n'.repeat(n)}`,
  'joined names': (n) => `#define F a${'##a'.repeat(n)}\nF;`,
  parameters: (n) => `#define F(${count(n, (i) => `a${i}, `)}z) z\n`,
  arguments: (n) => `#define F(a, ...) a\nint y = F(${'1, '.repeat(n)}0);`,
  questions: (n) => `#if ${'__has_include(<a>) || '.repeat(n)}1\n#endif`,
  alternatives: (n) => `#if 0\n${'#elif 0\n'.repeat(n)}#endif`,
};

export const headers: Works = Object.fromEntries(
  Object.entries(texts).map(([name, text]) => [
    `a header with ${name}`,
    (n) => {
      const given = text(n);
      return () => readC(given);
    },
  ]),
);
