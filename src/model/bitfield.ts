// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

/** A block of the bitfield language: fields laid out in words. Every number is final. */
export interface Block {
  readonly name: string;
  /** Bits in a word: 8, 16, 32 or 64. */
  readonly base: number;
  /** How many words; word 0 holds bits 0 to base-1. */
  readonly words: number;
  /** From the highest bit down, as the spec lists them. */
  readonly fields: readonly Field[];
  /** The constructor's parameters in order: the names of all fields. */
  readonly visibleOrder: readonly string[];
  readonly place: Place;
}

export interface Field {
  readonly name: string;
  /** Lowest bit of the field, counted from bit 0 of word 0. */
  readonly offset: number;
  /** Bits of storage. */
  readonly width: number;
  /** Whether the field keeps the high bits of a pointer (`field_high`, `field_ptr`). */
  readonly high: boolean;
  /** A field holds bits valueShift to valueShift+width-1 of its value; 0 unless it is a high field. */
  readonly valueShift: number;
  /** The bit of the value that is copied into all bits above it when read, or undefined for none. */
  readonly signBit: number | undefined;
}

/** A tagged union: blocks of one size that a tag field tells apart. */
export interface TaggedUnion {
  readonly name: string;
  readonly base: number;
  readonly words: number;
  /** What the tag as a whole is called; the field's name unless the tag is sliced. */
  readonly tagName: string;
  /** Where the tag is: plain tags of one or several widths, or one tag in slices. */
  readonly tag: PlainTag | SlicedTag;
  /** In the order of the spec. */
  readonly variants: readonly Variant[];
  readonly place: Place;
}

export interface Variant {
  readonly block: Block;
  /** The value of the tag; of a sliced one, the slices joined with the first in the lowest bits. */
  readonly tag: bigint;
}

export interface PlainTag {
  readonly kind: 'plain';
  /**
   * Narrowest first. A word whose bits under the class mask are all set has a wider tag than this one; the last
   * takes all that is left, its mask is not consulted.
   */
  readonly widths: readonly TagWidth[];
}

export interface TagWidth {
  readonly width: number;
  /** Lowest bit, counted from bit 0 of word 0. */
  readonly offset: number;
  /** Relative to the lowest bit of the union's tags, see {@link PlainTag}. */
  readonly classMask: bigint;
}

export interface SlicedTag {
  readonly kind: 'sliced';
  /** Least significant slice first. */
  readonly slices: readonly { readonly field: string; readonly offset: number; readonly width: number }[];
}

export interface Bitfields {
  /** All blocks, those of unions included, in the order of the spec. */
  readonly blocks: readonly Block[];
  readonly unions: readonly TaggedUnion[];
}
