// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { ConditionLimitError, ConditionSpace } from '../../src/condition/bdd.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { lowerHeader, type OpenDeclaration } from '../../src/ir/header/declarations.js';
import { optionsOf } from '../../src/ir/header/options.js';
import { openHeader } from '../../src/syntax/header/preprocess/open.js';
import { createSourceFile } from '../../src/text/source-file.js';

const isOption = (name: string): boolean => name.startsWith('CONFIG_');

function read(text: string, files: Readonly<Record<string, string>> = {}) {
  const space = new ConditionSpace();
  const report = new Report();
  const header = openHeader(createSourceFile('a.h', text), {
    space,
    isOption,
    lookup: (name) => (name === '__BITS__' ? '64' : undefined),
    hasAttribute: () => false,
    include: (path) =>
      files[path] === undefined
        ? { kind: 'missing', searched: 'the test' }
        : { kind: 'found', file: createSourceFile(path, files[path]) },
    report,
  });
  const declarations = lowerHeader(header, space, [], report);
  return { space, header, declarations, problems: report.diagnostics.map(({ code }) => code) };
}

function list(text: string, files?: Readonly<Record<string, string>>): string[] {
  const { space, declarations, problems } = read(text, files);
  const name = (each: OpenDeclaration): string => (each.kind === 'macro' ? `${each.macro.name}: ` : '');
  return [
    ...problems,
    ...declarations.map((each) => {
      const words = each.tokens.map(({ image }) => image).join(' ');
      return `${name(each)}${words} if ${space.describe(each.when)}`;
    }),
  ];
}

describe('headers for every configuration at once', () => {
  it('give each declaration its condition', () => {
    expect(
      list('#if CONFIG_N > 1\nint a;\n#elif defined CONFIG_B\nint b;\n#else\nint c;\n#endif\nint d;'),
    ).toEqual([
      'int a ; if CONFIG_N > 1',
      'int b ; if !CONFIG_N > 1 && defined(CONFIG_B)',
      'int c ; if !CONFIG_N > 1 && !defined(CONFIG_B)',
      'int d ; if always',
    ]);
  });
  it('give each way to read a declaration, however many conditions are in it', () => {
    const text = 'enum {\n#ifdef CONFIG_A\nA,\n#endif\n#ifdef CONFIG_B\nB,\n#endif\nC };';
    expect(list(text).sort()).toEqual([
      'enum { A , B , C } ; if defined(CONFIG_A) && defined(CONFIG_B)',
      'enum { A , C } ; if defined(CONFIG_A) && !defined(CONFIG_B)',
      'enum { B , C } ; if !defined(CONFIG_A) && defined(CONFIG_B)',
      'enum { C } ; if !defined(CONFIG_A) && !defined(CONFIG_B)',
    ]);
  });
  it('apply the macros that are in force at each place, and at the end', () => {
    const text = '#define T int\nT a;\n#ifdef CONFIG_A\n#undef T\n#define T long\n#endif\nT b;\n#define U T';
    expect(list(text)).toEqual([
      'int a ; if always',
      'long b ; if defined(CONFIG_A)',
      'int b ; if !defined(CONFIG_A)',
      'T: long if defined(CONFIG_A)',
      'T: int if !defined(CONFIG_A)',
      'U: long if defined(CONFIG_A)',
      'U: int if !defined(CONFIG_A)',
    ]);
  });
  it('are told apart only where it matters', () => {
    expect(list('#ifdef CONFIG_A\n#define NO\n#else\n#define NO\n#endif\nNO int a;')).toContain(
      'int a ; if always',
    );
    const between = 'int a\n#ifdef CONFIG_A\n;\n#else\n;\n#endif\nint b;';
    expect(list(between)).toContain('int b ; if always');
  });
  it('read a file once in each configuration, not once in all', () => {
    const text = '#ifdef CONFIG_A\n#include "b.h"\n#endif\n#include "b.h"\n#include "b.h"';
    for (const body of ['#pragma once\nint b;', '#ifndef B_H\n#define B_H\nint b;\n#endif']) {
      const { header, space } = read(text, { 'b.h': body });
      const conditions = header.tokens.map(({ when }) => space.describe(when));
      expect([...new Set(conditions)]).toEqual(['defined(CONFIG_A)', '!defined(CONFIG_A)']);
      expect(conditions.length).toBe(2 * 3);
      expect(list(text, { 'b.h': body })).toContain('int b ; if always');
    }
  });
  it('know what the compiler and the text say of macros in conditions', () => {
    expect(list('#if __BITS__ == 64 && !defined(NDEBUG)\nint a;\n#endif')).toEqual(['int a ; if always']);
    const text = '#ifdef CONFIG_A\n#define N 3\n#else\n#define N 1\n#endif\n#if N + 1 > 2\nint a;\n#endif';
    expect(list(text)).toContain('int a ; if defined(CONFIG_A)');
    expect(list('#define N CONFIG_N\n#if N == 2\nint a;\n#endif')).toContain('int a ; if CONFIG_N == 2');
  });
  it('keep the configurations that they refuse', () => {
    const { header, space } = read('#ifndef CONFIG_A\n#error no\n#endif');
    expect(space.describe(header.refused)).toBe('!defined(CONFIG_A)');
  });
  it('are reported where they cannot be read', () => {
    expect(list('#if 1 +\n#endif\n#include "x.h"\n#include X\n#bad\n#define 1\nint a')).toEqual([
      'E0104',
      'E0106',
      'E0104',
      'E0105',
      'E0104',
      'E0901',
    ]);
    expect(list('#define F(x) x\n#if F(1)\n#endif\n#define A A\n#if A\n#endif')).toEqual(
      expect.arrayContaining(['E0104', 'E0104']),
    );
    expect(list('#if 1 / 0\n#endif')).toEqual(['E0110']);
    expect(list('#include "b.h"', { 'b.h': '#include "b.h"' })).toEqual(['E0115']);
  });
  it('are given up where there are too many ways to read one declaration', () => {
    const lines = Array.from({ length: 12 }, (_, n) => `#ifdef CONFIG_${n}\nA${n},\n#endif\n`);
    expect(() => list(`enum {\n${lines.join('')} B };`)).toThrow(ConditionLimitError);
  });
});

describe('options that headers depend on', () => {
  const text = `#ifdef CONFIG_A
    struct s { int a[CONFIG_N]; };
    #endif
    #define B (CONFIG_B - 1)
    #ifdef CONFIG_C
    #define C 1
    #else
    #define C 1
    #endif
    #ifdef CONFIG_D
    static inline int f(void) { return CONFIG_E; }
    #define INLINE static inline
    #endif`;
  it('are those of conditions and values', () => {
    const { declarations, space } = read(text);
    const options = declarations.map((each) => optionsOf(each, space, isOption).join());
    expect(options).toEqual(['CONFIG_A,CONFIG_N', 'CONFIG_D,CONFIG_E', 'CONFIG_B', '', 'CONFIG_D']);
  });
});
