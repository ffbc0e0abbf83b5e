// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SumAst } from '../../syntax/bitfield/ast.js';

/** The constants that a sum may name: `word_size`, `canonical_size`. */
export type Constants = ReadonlyMap<string, bigint>;

/** Evaluates a sum; undefined where it has no value, which is then reported. Division rounds down. */
export function evaluateSum(
  sum: SumAst,
  constants: Constants,
  lookup: MacroLookup,
  report: Report,
): bigint | undefined {
  switch (sum.kind) {
    case 'number':
      return sum.value;
    case 'constant': {
      const value = constants.get(sum.name);
      if (value === undefined) reportConstant(sum.name, sum.macro, lookup(sum.name));
      return value;
    }
    case 'negate': {
      const value = evaluateSum(sum.of, constants, lookup, report);
      return value === undefined ? undefined : -value;
    }
    case 'binary': {
      const left = evaluateSum(sum.left, constants, lookup, report);
      const right = evaluateSum(sum.right, constants, lookup, report);
      return left === undefined || right === undefined ? undefined : apply(sum.operator, left, right);
    }
  }

  function reportConstant(name: string, macro: string | undefined, value: string | undefined): void {
    if (/^[0-9]/.test(name) && macro === undefined) report.add('E0203', sum.span, { text: name });
    else if (macro !== undefined) report.add('E0111', sum.span, { name: macro, value: name });
    else if (value !== undefined) report.add('E0111', sum.span, { name, value });
    else report.add('E0330', sum.span, { name });
  }

  function apply(operator: '+' | '-' | '*' | '/' | '%', left: bigint, right: bigint): bigint | undefined {
    if (operator === '+') return left + right;
    if (operator === '-') return left - right;
    if (operator === '*') return left * right;
    if (right === 0n) {
      report.add('E0331', sum.span, {});
      return undefined;
    }
    const remainder = ((left % right) + right) % right;
    return operator === '%' ? remainder : (left - remainder) / right;
  }
}
