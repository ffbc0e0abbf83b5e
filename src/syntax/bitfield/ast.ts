// SPDX-License-Identifier: BSD-2-Clause
import type { Span } from '../../text/span.js';

/** The bitfield language after preprocessing, as written: expressions are not yet evaluated. */
export interface BitfieldAst {
  readonly declarations: readonly DeclarationAst[];
  /** Names of blocks and unions of a text that could not be read. */
  readonly unread?: readonly string[];
}

export type DeclarationAst = BaseAst | BlockAst | TaggedUnionAst;

export interface NameAst {
  readonly text: string;
  readonly span: Span;
}

/** `base 64(48,1)`: word width, significant pointer bits, and whether pointers are sign extended. */
export interface BaseAst {
  readonly kind: 'base';
  readonly span: Span;
  readonly width: SumAst;
  readonly canonical: SumAst | undefined;
  readonly signExtend: SumAst | undefined;
}

export interface BlockAst {
  readonly kind: 'block';
  readonly span: Span;
  readonly name: NameAst;
  /** The constructor's parameter order, where it differs from the layout. */
  readonly visibleOrder: readonly NameAst[] | undefined;
  /** From the highest bit of the last word down to bit 0 of the first. */
  readonly members: readonly MemberAst[];
}

export type MemberAst =
  | {
      readonly kind: 'field' | 'field_high';
      readonly span: Span;
      readonly name: NameAst;
      readonly size: SumAst;
    }
  | {
      readonly kind: 'field_ptr';
      readonly span: Span;
      readonly name: NameAst;
      readonly size: SumAst;
      /** How many low bits of the pointer are known to be zero. */
      readonly align: SumAst | undefined;
    }
  | { readonly kind: 'padding'; readonly span: Span; readonly size: SumAst };

export interface TaggedUnionAst {
  readonly kind: 'tagged_union';
  readonly span: Span;
  readonly name: NameAst;
  readonly tagName: NameAst;
  /** The fields that make up a sliced tag, least significant first; undefined for a plain tag. */
  readonly slices: readonly NameAst[] | undefined;
  readonly masks: readonly { readonly span: Span; readonly width: SumAst; readonly value: SumAst }[];
  readonly tags: readonly TagAst[];
}

export interface TagAst {
  readonly span: Span;
  readonly block: NameAst;
  /** One value, or one for each slice. */
  readonly values: readonly SumAst[];
}

export type SumAst =
  | { readonly kind: 'number'; readonly span: Span; readonly value: bigint }
  | {
      readonly kind: 'constant';
      readonly span: Span;
      readonly name: string;
      readonly macro: string | undefined;
    }
  | { readonly kind: 'negate'; readonly span: Span; readonly of: SumAst }
  | {
      readonly kind: 'binary';
      readonly span: Span;
      readonly operator: '+' | '-' | '*' | '/' | '%';
      readonly left: SumAst;
      readonly right: SumAst;
    };
