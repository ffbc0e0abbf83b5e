// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { BaseAst } from '../../syntax/bitfield/ast.js';
import { type Constants, evaluateSum } from './sum.js';

/** What a `base` declaration says to all that follows it. */
export interface Base {
  /** Bits in a word. */
  readonly width: number;
  /** Significant bits of a pointer, from bit 0. */
  readonly canonical: number;
  /** Whether the bits above the significant ones repeat the highest of them. */
  readonly signExtend: boolean;
  readonly constants: Constants;
}

const widths: readonly bigint[] = [8n, 16n, 32n, 64n];
const none: Constants = new Map();

export function resolveBase(ast: BaseAst, lookup: MacroLookup, report: Report): Base | undefined {
  const width = evaluateSum(ast.width, none, lookup, report);
  if (width === undefined) return undefined;
  if (!widths.includes(width)) {
    report.add('E0313', ast.width.span, { base: String(width) });
    return undefined;
  }
  const canonical = ast.canonical ? evaluateSum(ast.canonical, none, lookup, report) : width;
  const extend = ast.signExtend ? evaluateSum(ast.signExtend, none, lookup, report) : 0n;
  if (canonical === undefined || extend === undefined) return undefined;
  if (canonical < 1n || canonical > width || (extend !== 0n && extend !== 1n)) {
    const shown = { base: String(width), canonical: String(canonical), extend: String(extend) };
    report.add('E0314', ast.span, shown);
    return undefined;
  }
  return {
    width: Number(width),
    canonical: Number(canonical),
    signExtend: extend === 1n,
    constants: new Map([
      ['word_size', width],
      ['canonical_size', canonical],
    ]),
  };
}
