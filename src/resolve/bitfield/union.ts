// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Block, Field, TaggedUnion, Variant } from '../../model/bitfield.js';
import type { TagAst, TaggedUnionAst } from '../../syntax/bitfield/ast.js';
import type { Span } from '../../text/span.js';
import { toPlace } from '../place.js';
import { evaluateSum } from './sum.js';
import { resolvePlainTag, resolveSlicedTag } from './tag.js';

/** A tag line with its block and its values, before they are joined to one. */
export interface Member {
  readonly ast: TagAst;
  readonly block: Block;
  readonly values: readonly bigint[];
  /** The tag fields of the block, in the order of the slices. */
  readonly tagFields: readonly Field[];
}

/** Checks a union against its blocks. Undefined where it is wrong; everything wrong is reported. */
export function resolveUnion(
  ast: TaggedUnionAst,
  blocks: ReadonlyMap<string, Block | undefined>,
  claimed: Map<string, { union: string; span: Span }>,
  lookup: MacroLookup,
  report: Report,
): TaggedUnion | undefined {
  const union = ast.name.text;
  const members: Member[] = [];
  let sound = true;
  if (ast.tags.length === 0) {
    report.add('E0333', ast.name.span, { union });
    return undefined;
  }
  (ast.slices ?? []).forEach(({ text: field, span }, index, all) => {
    const earlier = all.slice(0, index).find(({ text }) => text === field);
    if (!earlier) return;
    report.add('E0339', span, { union, field }, [{ span: earlier.span, message: 'the first one' }]);
    sound = false;
  });
  for (const tag of ast.tags) {
    const block = blocks.get(tag.block.text);
    if (!blocks.has(tag.block.text) && !report.isWrongName(`struct ${tag.block.text}`))
      report.add('E0315', tag.block.span, { union, block: tag.block.text });
    const free = claim(tag);
    const member = block && toMember(tag, block);
    if (member) members.push(member);
    sound &&= member !== undefined && free;
  }
  if (!sound || !haveSameShape(members)) return undefined;
  const resolved = ast.slices
    ? resolveSlicedTag(ast, members, report)
    : resolvePlainTag(ast, members, lookup, report);
  if (!resolved || !areDistinct(resolved.values)) return undefined;
  const variants: Variant[] = members.map(({ block }, index) => ({
    block,
    tag: resolved.values[index] ?? 0n,
  }));
  const [first] = members;
  return {
    name: union,
    base: first?.block.base ?? 0,
    words: first?.block.words ?? 0,
    tagName: ast.tagName.text,
    tag: resolved.tag,
    variants,
    place: toPlace(ast.span),
  };

  function claim(tag: TagAst): boolean {
    const owner = claimed.get(tag.block.text);
    if (!owner) {
      claimed.set(tag.block.text, { union, span: tag.span });
      return true;
    }
    const related = [{ span: owner.span, message: 'the first one' }];
    if (owner.union === union) report.add('E0322', tag.block.span, { block: tag.block.text, union }, related);
    else report.add('E0321', tag.block.span, { block: tag.block.text, union, other: owner.union }, related);
    return false;
  }

  function toMember(tag: TagAst, block: Block): Member | undefined {
    const values = tag.values.map((value) => evaluateSum(value, new Map(), lookup, report));
    const tagFields: Field[] = [];
    for (const { text: field } of ast.slices ?? [ast.tagName]) {
      const found = block.fields.find(({ name }) => name === field);
      if (!found) report.add('E0316', tag.block.span, { block: block.name, field, union });
      else if (found.high) report.add('E0328', tag.block.span, { field, block: block.name });
      else tagFields.push(found);
    }
    if (tagFields.length < (ast.slices?.length ?? 1) || values.includes(undefined)) return undefined;
    return { ast: tag, block, values: values.filter((value) => value !== undefined), tagFields };
  }

  function haveSameShape([first, ...others]: readonly Member[]): boolean {
    let same = true;
    for (const { ast: tag, block } of others) {
      if (first && block.base !== first.block.base) {
        const detail = { block: block.name, found: block.base, union, expected: first.block.base };
        report.add('E0329', tag.block.span, detail);
        same = false;
      } else if (first && block.words !== first.block.words) {
        const detail = { block: block.name, found: block.words, union, expected: first.block.words };
        report.add('E0320', tag.block.span, detail);
        same = false;
      }
    }
    return same;
  }

  function areDistinct(values: readonly bigint[]): boolean {
    const seen = new Map<bigint, Member>();
    let distinct = true;
    members.forEach((member, index) => {
      const value = values[index] ?? 0n;
      const other = seen.get(value);
      if (other) {
        const detail = { value: String(value), block: member.block.name, other: other.block.name, union };
        report.add('E0319', member.ast.span, detail, [{ span: other.ast.span, message: 'the other one' }]);
        distinct = false;
      }
      seen.set(value, member);
    });
    return distinct;
  }
}
