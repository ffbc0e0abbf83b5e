// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields } from '../../model/bitfield.js';
import { code } from '../docs.js';
import { bitfieldType } from '../rust-names.js';
import { type BlockView, toBlockView } from './block-view.js';
import { toUnionView, type UnionView } from './union-view.js';

export interface BitfieldsView {
  readonly blocks: readonly BlockView[];
  readonly unions: readonly UnionView[];
}

/** Blocks of unions appear as variants of their union, all others on their own. */
export function toBitfieldsView({ blocks, unions }: Bitfields): BitfieldsView {
  const inUnion = new Set(unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)));
  return {
    blocks: blocks
      .filter(({ name }) => !inUnion.has(name))
      .map((block) => toBlockView(block, bitfieldType(block.name), `Block ${code(block.name)}`)),
    unions: unions.map(toUnionView),
  };
}
