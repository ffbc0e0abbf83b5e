// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readC } from './read-c.js';

/** Constants with the conditions of their lines: `name=value condition`. */
function conditionsOf(text: string, config: readonly string[] = [], files = {}): string[] {
  const options = Object.fromEntries(config.map((name) => [`CONFIG_${name}`, '1']));
  const { facts, problems } = readC(text, { config: options, files });
  return [
    ...problems,
    ...facts.constants.map(({ name, value, condition }) => `${name}=${value} ${condition}`.trim()),
  ];
}

describe('the condition under which the line of a macro is read', () => {
  const chain = `#if defined(CONFIG_A) && CONFIG_N >= 2
    #define a 1
    #elif defined CONFIG_B
    #define a 2
    #else
    #define a 3
    #endif\n`;
  it.each([
    [['A', 'B'], 'a=2 !(defined(CONFIG_A) && (CONFIG_N >= 2)) && defined(CONFIG_B)'],
    [[], 'a=3 !(defined(CONFIG_A) && (CONFIG_N >= 2)) && !defined(CONFIG_B)'],
  ])('is that of its branch: %j', (config, want) => expect(conditionsOf(chain, config)).toEqual([want]));

  it('is that of all around it in its file', () => {
    const text = '#ifdef CONFIG_A\n#ifndef CONFIG_B\n#define b 1\n#endif\n#include "c.h"\n#endif\n';
    expect(conditionsOf(text, ['A'], { 'c.h': '#define c 2\n' })).toEqual([
      'b=1 defined(CONFIG_A) && !defined(CONFIG_B)',
      'c=2',
    ]);
  });
  it('is of options alone: guards and questions about the compiler are none', () => {
    const text = `#ifndef GUARD
    #define GUARD
    #if __has_include(<x.h>) || __STDC_VERSION__ > 0
    #define a 1
    #endif
    #endif
    #define b 2\n`;
    expect(conditionsOf(text)).toEqual(['a=1', 'b=2']);
  });
  it('is that of the definition which is in force', () => {
    const text = '#define a 1\n#ifdef CONFIG_A\n#undef a\n#define a 2\n#endif\nenum { e = a };\n';
    expect(conditionsOf(text)).toEqual(['e=1', 'a=1']);
    expect(conditionsOf(text, ['A'])).toEqual(['e=2', 'a=2 defined(CONFIG_A)']);
  });
});
