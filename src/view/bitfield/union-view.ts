// SPDX-License-Identifier: BSD-2-Clause
import type { TaggedUnion, Variant } from '../../model/bitfield.js';
import { code, paragraphs, sourceLine } from '../docs.js';
import { signature } from '../layout-marks.js';
import { hex, unsigned } from '../rust-literals.js';
import { bitfieldType, tagConstant, variantType } from '../rust-names.js';
import { castHead, constant, ifCompared, implHead, someWords } from '../statements.js';
import { type BlockView, toBlockView, type TypeHeads, typeHeads } from './block-view.js';
import { tagCheck, tagParts, tagStatements } from './tag.js';
import { toVariantsView, type VariantsView } from './variants-view.js';

export interface UnionView {
  readonly doc: readonly string[];
  readonly type: string;
  readonly heads: TypeHeads;
  readonly word: string;
  readonly words: number;
  readonly bytes: number;
  /** The signature of the getter of the whole tag. */
  readonly tagGetter: string;
  readonly tagDoc: string;
  readonly tagStatements: readonly string[];
  readonly variants: readonly VariantView[];
  readonly view: VariantsView;
}

interface VariantView extends BlockView {
  /** The definition of the tag's constant. */
  readonly constant: string;
  /** The cast: its signature, when it gives nothing, what it gives. */
  readonly cast: string;
  readonly guard: string;
  readonly some: string;
  /** The head and the signature of the conversion into the union. */
  readonly from: string;
  readonly fromSignature: string;
  readonly tagCheck: readonly string[];
}

export function toUnionView(union: TaggedUnion): UnionView {
  const word = unsigned(union.base);
  const rows = union.variants.map(({ block, tag }) => `| ${tag} | ${code(block.name)} |`);
  return {
    doc: paragraphs(
      [
        `Tagged union ${code(union.name)}: ${union.words} × ${union.base} bits, told apart by ${code(union.tagName)}.`,
      ],
      ['| Tag | Block |', '|---|---|', ...rows],
      [sourceLine(union.place)],
    ),
    type: bitfieldType(union.name),
    heads: typeHeads(bitfieldType(union.name)),
    word,
    words: union.words,
    bytes: (union.words * union.base) / 8,
    tagGetter: signature(`pub const fn get_${union.tagName}`, ['&self'], ` -> ${word} {`),
    tagDoc: `The tag ${code(union.tagName)}; any value may stand there.`,
    tagStatements: tagStatements(union, word),
    variants: union.variants.map((variant) => toVariantView(variant, union)),
    view: toVariantsView(union),
  };
}

function toVariantView({ block, tag }: Variant, union: TaggedUnion): VariantView {
  const type = variantType(union.name, block.name);
  const title = `Block ${code(block.name)} of union ${code(union.name)}`;
  return {
    ...toBlockView(block, type, title, tagParts(union, tag)),
    constant: constant(tagConstant(union.name, block.name), unsigned(union.base), hex(tag)),
    cast: castHead(`as_${block.name}`, type),
    guard: ifCompared(`self.get_${union.tagName}()`, '!=', hex(tag)),
    some: someWords(type),
    from: implHead(`From<${type}>`, bitfieldType(union.name)),
    fromSignature: signature('fn from', [`variant: ${type}`], ' -> Self {'),
    tagCheck: tagCheck(union, block, tag),
  };
}
