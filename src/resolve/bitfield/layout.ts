// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Block, Field } from '../../model/bitfield.js';
import type { BlockAst, MemberAst, NameAst, SumAst } from '../../syntax/bitfield/ast.js';
import { toPlace } from '../place.js';
import type { Base } from './base.js';
import { evaluateSum } from './sum.js';

/** More bits than any block has; a sum beyond it is a mistake and must not be computed with. */
const bitLimit = 1_000_000n;

interface Piece {
  readonly name: NameAst | undefined;
  readonly width: number;
  readonly high: boolean;
}

/** Gives every field of a block its place. Undefined where the block is wrong; everything wrong is reported. */
export function layOutBlock(
  ast: BlockAst,
  base: Base,
  lookup: MacroLookup,
  report: Report,
): Block | undefined {
  const block = ast.name.text;
  let sound = true;
  const size = (sum: SumAst): bigint | undefined => {
    const value = evaluateSum(sum, base.constants, lookup, report);
    if (value === undefined || (value < bitLimit && value > -bitLimit)) return value;
    report.add('E0335', sum.span, { name: block, limit: Number(bitLimit) });
    return undefined;
  };

  const pieces: Piece[] = [];
  for (const member of ast.members) {
    const found = toPieces(member, base, size);
    for (const piece of found ?? []) {
      if (piece.name) {
        if (piece.width < 1 || piece.width > base.width) {
          const detail = { field: piece.name.text, block, bits: piece.width, base: base.width };
          report.add('E0302', member.span, detail);
          sound = false;
        } else if (piece.high && piece.width > base.canonical) {
          const detail = { field: piece.name.text, block, bits: piece.width, canonical: base.canonical };
          report.add('E0308', member.span, detail);
          sound = false;
        }
      } else if (piece.width < 0) {
        report.add('E0304', member.span, { bits: piece.width, block });
        sound = false;
      }
      pieces.push(piece);
    }
    sound &&= found !== undefined;
  }
  if (!sound) return undefined;

  const bits = pieces.reduce((sum, { width }) => sum + width, 0);
  if (bits > bitLimit) {
    report.add('E0335', ast.name.span, { name: block, limit: Number(bitLimit) });
    return undefined;
  }
  if (bits % base.width !== 0 || bits === 0) {
    const extra = bits % base.width;
    const detail = { name: block, bits, base: base.width, missing: base.width - extra, extra };
    report.add('E0301', ast.name.span, detail);
    return undefined;
  }
  const fields = place(pieces, bits, ast, base, report);
  const visibleOrder = fields && orderFields(ast, fields, report);
  if (!fields || !visibleOrder) return undefined;
  return {
    name: block,
    base: base.width,
    words: bits / base.width,
    fields,
    visibleOrder,
    place: toPlace(ast.span),
  };
}

/** A `field_ptr` is padding and a high field; everything else is one piece. */
function toPieces(
  member: MemberAst,
  base: Base,
  size: (sum: SumAst) => bigint | undefined,
): Piece[] | undefined {
  const whole = size(member.size);
  if (member.kind !== 'field_ptr') {
    if (whole === undefined) return undefined;
    const name = member.kind === 'padding' ? undefined : member.name;
    return [{ name, width: Number(whole), high: member.kind === 'field_high' }];
  }
  const align = member.align ? size(member.align) : 0n;
  if (whole === undefined || align === undefined) return undefined;
  const width = base.canonical - Number(align);
  return [
    { name: undefined, width: Number(whole) - width, high: false },
    { name: member.name, width, high: true },
  ];
}

function place(
  pieces: readonly Piece[],
  bits: number,
  ast: BlockAst,
  base: Base,
  report: Report,
): Field[] | undefined {
  const fields: Field[] = [];
  const seen = new Map<string, NameAst>();
  let sound = true;
  let offset = bits;
  for (const { name, width, high } of pieces) {
    offset -= width;
    if (!name) continue;
    const field = name.text;
    const earlier = seen.get(field);
    if (earlier) {
      const related = [{ span: earlier.span, message: 'the first one' }];
      report.add('E0305', name.span, { field, block: ast.name.text }, related);
      sound = false;
    }
    seen.set(field, name);
    if (Math.floor(offset / base.width) !== Math.floor((offset + width - 1) / base.width)) {
      const detail = { field, block: ast.name.text, low: offset, high: offset + width - 1, base: base.width };
      report.add('E0303', name.span, detail);
      sound = false;
    }
    const valueShift = high ? base.canonical - width : 0;
    const signBit = high && base.signExtend && base.canonical < base.width ? base.canonical - 1 : undefined;
    fields.push({ name: field, offset, width, high, valueShift, signBit });
  }
  return sound ? fields : undefined;
}

function orderFields(ast: BlockAst, fields: readonly Field[], report: Report): string[] | undefined {
  const block = ast.name.text;
  if (!ast.visibleOrder) return fields.map(({ name }) => name);
  const missing = new Set(fields.map(({ name }) => name));
  const known = new Set(missing);
  let sound = true;
  for (const { text: field, span } of ast.visibleOrder) {
    if (!missing.delete(field)) {
      report.add(known.has(field) ? 'E0311' : 'E0309', span, { block, field });
      sound = false;
    }
  }
  if (missing.size > 0) {
    report.add('E0310', ast.name.span, { block, fields: [...missing].join(', ') });
    return undefined;
  }
  return sound ? ast.visibleOrder.map(({ text }) => text) : undefined;
}
