// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/condition/evaluate.js';
import { defined } from '../../src/condition/expression.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { parseExpression } from '../../src/syntax/preprocess/expression.js';
import { scanText } from '../../src/syntax/preprocess/scan.js';
import { createSourceFile } from '../../src/text/source-file.js';

const macros: Readonly<Record<string, string>> = { FOUR: '4', UNSIGNED: '1u', TOP: '0xffffffff80000000' };

function valueOf(text: string): bigint {
  const tokens = scanText(createSourceFile('lamp.bf', text), text, 0, new Report());
  const names = { value: (name: string) => ({ kind: 'macro', name }) as const, isDefined: defined };
  return evaluate(parseExpression(tokens, names), (name) => macros[name]);
}

describe('arithmetic of conditions', () => {
  // What GCC's preprocessor makes of them.
  test.each([
    ['-1 < 0', 1n],
    ['-1 < 0u', 0n],
    ['-1 > UNSIGNED', 1n],
    ['-1 == 0xffffffffffffffff', 1n],
    ['(-1 < 0u) - 1 < 0', 1n],
    ['TOP > -1', 0n],
    ['0u - 1 > 0', 1n],
    ['-1 / 2u', (1n << 63n) - 1n],
    ['-7 / 2', -3n],
    ['-7 % 2', -1n],
    ['~0u >> 63', 1n],
    ['~0 >> 63u', -1n],
    ['1u << 63 > 0', 1n],
    ['(0 ? 1u : -1) < 0', 0n],
    ['(1 && FOUR) == 1', 1n],
    ['(0 || FOUR) == 1', 1n],
    ['(FOUR || 0) + (2 && 3)', 2n],
    ['(-1 || 1u) > -1', 1n],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each(['0x7fffffffffffffff + 1', '1 << 63', '3 * 0x7fffffffffffffff', '(-0x7fffffffffffffff - 1) / -1'])(
    'refuses %s',
    (text) => {
      expect(() => valueOf(text)).toThrow('it exceeds 64 bits');
    },
  );
});
