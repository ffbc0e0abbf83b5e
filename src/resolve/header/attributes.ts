// SPDX-License-Identifier: BSD-2-Clause
import type { AttributeAst } from '../../syntax/header/ast.js';
import type { ExpressionAst } from '../../syntax/header/ast.js';
import { giveUp } from './problem.js';

/** What attributes say about a layout. */
export interface LayoutAttributes {
  readonly isPacked: boolean;
  readonly align: number | undefined;
}

/** Attributes that change a layout in ways that are not understood; all others have no influence on it. */
const unknownLayouts: ReadonlySet<string> = new Set(
  'mode vector_size ms_struct gcc_struct scalar_storage_order'.split(' '),
);

const largestAlign = 1 << 28;

/** Reads `packed` and `aligned`; of several alignments the strictest counts. */
export function readAttributes(
  attributes: readonly AttributeAst[],
  plainAligned: number,
  evaluate: (of: ExpressionAst) => bigint,
): LayoutAttributes {
  let isPacked = false;
  let align: number | undefined;
  for (const { name, span, args } of attributes) {
    if (unknownLayouts.has(name)) giveUp('E0902', span, { what: `attribute \`${name}\`` });
    if (name === 'packed') isPacked = true;
    if (name !== 'aligned' && name !== 'alignas') continue;
    const [argument] = args;
    const value = argument ? evaluate(argument) : BigInt(plainAligned);
    // `_Alignas(0)` says nothing.
    if (name === 'alignas' && value === 0n) continue;
    if (value <= 0n || value > largestAlign || (value & (value - 1n)) !== 0n)
      giveUp('E0910', span, { problem: `alignment ${value} is no power of two` });
    align = Math.max(align ?? 1, Number(value));
  }
  return { isPacked, align };
}
