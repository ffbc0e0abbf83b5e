// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField } from '../../model/header.js';
import type { Place } from '../../model/place.js';
import type { Abi } from './abi.js';
import {
  alignOf,
  type CType,
  plain,
  type RecordLayout,
  type RecordType,
  renderType,
  sizeOf,
  toShape,
} from './types.js';

/** A member of a struct or union before it has its place. */
export interface Member {
  /** Empty for an anonymous struct or union, and for a bit-field without a name. */
  readonly name: string;
  readonly type: CType;
  /** Width of a bit-field. */
  readonly bits: number | undefined;
  readonly isPacked: boolean;
  /** What `aligned` asks for. */
  readonly align: number | undefined;
  readonly place: Place;
}

export interface RecordTraits {
  readonly isUnion: boolean;
  readonly isPacked: boolean;
  readonly align: number | undefined;
}

/**
 * Places members as GCC and Clang do on ELF targets. All members have sizes, except that the last may be an array
 * without a length.
 */
export function layOutRecord(members: readonly Member[], traits: RecordTraits, abi: Abi): RecordLayout {
  const fields: HeaderField[] = [];
  let align = 1;
  let endBit = 0;
  let sizeBits = 0;
  for (const member of members) {
    const placed = placeMember(member, traits.isUnion ? 0 : endBit, traits, abi);
    if (placed.countsForAlign) align = Math.max(align, placed.align);
    endBit = placed.endBit;
    sizeBits = Math.max(sizeBits, endBit);
    if (member.name !== '' || member.bits === undefined) fields.push(toField(member, placed.startBit));
  }
  align = Math.max(align, traits.align ?? 1);
  const bytes = Math.ceil(sizeBits / 8);
  return { size: alignUp(bytes, align), align, fields };
}

interface Placed {
  readonly startBit: number;
  readonly endBit: number;
  readonly align: number;
  readonly countsForAlign: boolean;
}

function placeMember(member: Member, at: number, traits: RecordTraits, abi: Abi): Placed {
  const isPacked = traits.isPacked || member.isPacked;
  const natural = alignOf(member.type) ?? 1;
  const align = Math.max(isPacked ? 1 : natural, member.align ?? 1);
  if (member.bits === undefined) {
    const startBit = alignUp(at, align * 8);
    return { startBit, endBit: startBit + (sizeOf(member.type) ?? 0) * 8, align, countsForAlign: true };
  }
  const countsForAlign = member.name !== '' || abi.unnamedBitsAlign;
  // `: 0` ends the unit, also where the struct is packed.
  const bitsAlign = member.bits === 0 ? Math.max(natural, align) : align;
  const isFree = isPacked && member.align === undefined && member.bits > 0;
  const startBit = isFree ? at : placeBits(member, member.bits, at, bitsAlign);
  return { startBit, endBit: startBit + member.bits, align: bitsAlign, countsForAlign };
}

/** A bit-field follows the one before, unless it would not fit into a unit of its type. */
function placeBits(member: Member, bits: number, at: number, align: number): number {
  const unit = (sizeOf(member.type) ?? 1) * 8;
  if (bits === 0 || (at % (align * 8)) + bits > unit) return alignUp(at, align * 8);
  return alignUp(at, (member.align ?? 0) * 8 || 1);
}

function toField({ name, type, bits, place }: Member, startBit: number): HeaderField {
  const found = plain(type);
  const elementSize = found.kind === 'array' ? sizeOf(found.of) : undefined;
  const nameless = namelessIn(type);
  return {
    name,
    type: renderType(type),
    shape: toShape(type),
    offset: Math.floor(startBit / 8),
    size: sizeOf(type) ?? 0,
    align: alignOf(type) ?? 1,
    array:
      found.kind === 'array' && elementSize !== undefined
        ? { count: found.length ?? 0, elementSize }
        : undefined,
    bits: bits === undefined ? undefined : { offset: startBit, width: bits },
    fields: nameless?.layout?.fields,
    place,
  };
}

/** The struct or union without a name that a type is, or an array of such. */
function namelessIn(type: CType): RecordType | undefined {
  // An array that is a typedef goes by that name.
  let found = type;
  while (found.kind === 'array') found = found.of;
  return found.kind === 'record' && found.name === undefined ? found : undefined;
}

function alignUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
