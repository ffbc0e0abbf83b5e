// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { HeaderFacts } from '../../src/model/header.js';
import { resolveModel } from '../../src/pipeline.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInRoot } from '../helpers/sources.js';
import { mutate, mutations } from '../helpers/mutate.js';
import { declarations } from './generate-c.js';
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

/** FUZZ_SECONDS looks for new failures, each time elsewhere; otherwise a few inputs, the same number everywhere. */
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 0);
const kinds = 4;
const bounds =
  seconds > 0
    ? {
        numRuns: 1_000_000_000,
        interruptAfterTimeLimit: (seconds * 1000) / kinds,
        markInterruptAsFailure: false,
      }
    : { numRuns: 300 };
const timeout = seconds * 1000 + 120_000;

function check(facts: HeaderFacts): void {
  for (const { size, align } of facts.structs) expect(size % align).toBe(0);
  for (const { value } of facts.constants) expect(BigInt.asIntN(65, value)).toBe(value);
}

describe('whatever is in a header, it gives facts or diagnostics, and never an exception', () => {
  it('sound texts with damages', { timeout }, () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom('x86_64', 'aarch32'), (text, arch) => {
        const { facts, problems } = readC(text, {
          arch,
          files: { 'b.h': text },
          functions: ['g', 'k'],
        });
        check(facts);
        for (const { kind, of } of facts.aliases)
          expect(kind === 'function' || facts.typedefs.some(({ name }) => name === of)).toBe(true);
        for (const problem of problems) expect(problem).toMatch(/: [EW]\d{4} ./);
      }),
      bounds,
    );
  });

  it('what the grammar allows', { timeout }, () => {
    fc.assert(
      fc.property(declarations, fc.constantFrom('x86_64', 'riscv32'), (text, arch) => {
        const prelude = 'typedef unsigned char T; typedef unsigned long seL4_Word; struct S { int a; };\n';
        check(readC(prelude + text, { arch }).facts);
      }),
      bounds,
    );
  });

  it.each(['aarch64-mcs', 'ia32'])('the built-in headers with damages: %s', { timeout }, (preset) => {
    const config = presetConfig(preset);
    const resolve = (root: SpecRoot, report: Report) => {
      const sources = new SpecSources([root], config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
      return { model: resolveModel(sources, config, report), files: sources.filesRead };
    };
    const headers = resolve(builtInRoot, new Report()).files.filter(({ name }) => name.endsWith('.h'));
    fc.assert(
      fc.property(fc.constantFrom(...headers), mutations(pieces), (header, damages) => {
        const text = mutate(header.text, damages);
        const read = (name: string) => (name === header.name ? text : builtInRoot.read(name));
        const report = new Report();
        const { model } = resolve({ ...builtInRoot, read }, report);
        expect(model === undefined, 'what cannot be read is told').toBe(report.hasErrors);
        if (model) check(model.headers);
        expect(renderDiagnostics(report.diagnostics)).not.toMatch(/:(?:0|NaN|-\d+): |undefined/);
      }),
      // A whole generation each time.
      seconds > 0 ? bounds : { numRuns: 25 },
    );
  });
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
