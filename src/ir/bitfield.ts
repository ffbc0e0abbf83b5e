// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../condition/expression.js';
import type { BaseAst, BlockAst, TaggedUnionAst } from '../syntax/bitfield/ast.js';

/**
 * One parse of one declaration of a .bf file, with the configurations that read it this way; nothing is resolved.
 * The variants of a declaration follow each other and exclude each other. Variants of one name may also come from
 * several declarations.
 */
export type BitfieldVariant = BaseVariant | BlockVariant | UnionVariant;

interface Variant {
  /** What is declared. A base has no name; it goes by its keyword, which is reserved. */
  readonly name: string;
  readonly when: Expression;
}

export interface BaseVariant extends Variant {
  readonly kind: 'base';
  readonly ast: BaseAst;
}

export interface BlockVariant extends Variant {
  readonly kind: 'block';
  readonly ast: BlockAst;
  /** Never overlapping. They may leave configurations of the variant open: those have no base before the block. */
  readonly bases: readonly BaseInForce[];
}

export interface UnionVariant extends Variant {
  readonly kind: 'tagged_union';
  readonly ast: TaggedUnionAst;
}

/** A base that a block is laid out with, and where: the block's own condition is part of it. */
export interface BaseInForce {
  readonly when: Expression;
  readonly ast: BaseAst;
}
