// SPDX-License-Identifier: BSD-2-Clause
import type { Block, TaggedUnion, TagWidth } from '../../model/bitfield.js';
import { hex } from '../rust-literals.js';
import { assignment } from '../statements.js';

/** What each tag field of a variant holds. */
export function tagParts({ tag, tagName }: TaggedUnion, value: bigint): Map<string, bigint> {
  if (tag.kind === 'plain') return new Map([[tagName, value]]);
  let rest = value;
  return new Map(
    tag.slices.map(({ field, width }) => {
      const part = rest & ((1n << BigInt(width)) - 1n);
      rest >>= BigInt(width);
      return [field, part];
    }),
  );
}

/** Statements that put a variant's tag fields into `value` and check that they read back as its tag. */
export function tagCheck(union: TaggedUnion, block: Block, tag: bigint): string[] {
  const words = new Map<number, bigint>();
  for (const [name, value] of tagParts(union, tag)) {
    const field = block.fields.find((one) => one.name === name);
    if (!field) continue;
    const index = Math.floor(field.offset / union.base);
    words.set(index, (words.get(index) ?? 0n) | (value << BigInt(field.offset % union.base)));
  }
  return [
    ...[...words].map(([index, word]) => `value.words[${index}] = ${hex(word)};`),
    assignment('let tag', `value.get_${union.tagName}()`),
    `assert!(tag == ${hex(tag)});`,
  ];
}

/** Statements that read the whole tag: slices are joined, of several widths the one that its word has is taken. */
export function tagStatements({ tag, base }: TaggedUnion, word: string): string[] {
  const get = (offset: number, width: number): string =>
    `bits::${word}::get(self.words[${Math.floor(offset / base)}], ${offset % base}, ${width})`;
  if (tag.kind === 'sliced') {
    let position = 0;
    const statements = tag.slices.map(({ offset, width }, index) => {
      const part = position > 0 ? `(${get(offset, width)} << ${position})` : get(offset, width);
      position += width;
      return index === 0 ? `let tag = ${part};` : `let tag = tag | ${part};`;
    });
    return [...statements, 'tag'];
  }
  const lowest = Math.min(...tag.widths.map(({ offset }) => offset));
  const last = tag.widths.at(-1) as TagWidth;
  return [
    ...tag.widths.slice(0, -1).flatMap(({ offset, width, classMask }) => {
      const mask = hex(classMask << BigInt(lowest % base));
      return [
        `if self.words[${Math.floor(offset / base)}] & ${mask} != ${mask} {`,
        `    return ${get(offset, width)};`,
        '}',
      ];
    }),
    get(last.offset, last.width),
  ];
}
