// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Field, PlainTag, SlicedTag, TagWidth } from '../../model/bitfield.js';
import type { TaggedUnionAst } from '../../syntax/bitfield/ast.js';
import { evaluateSum } from './sum.js';
import type { Member } from './union.js';

interface Resolved<T> {
  readonly tag: T;
  /** One value for each member, in their order. */
  readonly values: readonly bigint[];
}

/** A tag in several fields: all at the same places in every block, and in one word. */
export function resolveSlicedTag(
  ast: TaggedUnionAst,
  members: readonly Member[],
  report: Report,
): Resolved<SlicedTag> | undefined {
  const union = ast.name.text;
  const first = members[0]?.tagFields ?? [];
  let sound = true;
  if (ast.masks.length > 0) {
    report.add('E0326', ast.masks[0]?.span, { union });
    sound = false;
  }
  const word = (field: Field, base: number): number => Math.floor(field.offset / base);
  for (const { ast: tag, block, tagFields } of members) {
    tagFields.forEach((field, index) => {
      const expected = first[index];
      if (expected && (field.offset !== expected.offset || field.width !== expected.width)) {
        const detail = {
          field: field.name,
          block: block.name,
          found: field.offset,
          union,
          expected: expected.offset,
        };
        report.add('E0317', tag.block.span, detail);
        sound = false;
      } else if (first[0] && word(field, block.base) !== word(first[0], block.base)) {
        report.add('E0332', tag.block.span, { union, block: block.name });
        sound = false;
      }
    });
  }
  const values = members.map((member) => joinSlices(member, union, report));
  if (!sound || values.includes(undefined)) return undefined;
  const slices = first.map(({ name, offset, width }) => ({ field: name, offset, width }));
  return { tag: { kind: 'sliced', slices }, values: values.filter((value) => value !== undefined) };
}

function joinSlices(
  { ast, block, values, tagFields }: Member,
  union: string,
  report: Report,
): bigint | undefined {
  // A single value is the joined one, as upstream's generator has it.
  if (values.length === 1) {
    const bits = tagFields.reduce((sum, { width }) => sum + width, 0);
    return fits(values[0] ?? 0n, bits) ? values[0] : tooLarge(values[0] ?? 0n, bits, 'the tag');
  }
  if (values.length !== tagFields.length) {
    report.add('E0327', ast.span, {
      block: block.name,
      union,
      found: values.length,
      expected: tagFields.length,
    });
    return undefined;
  }
  let joined = 0n;
  let position = 0n;
  for (const [index, field] of tagFields.entries()) {
    const value = values[index] ?? 0n;
    if (!fits(value, field.width)) return tooLarge(value, field.width, field.name);
    joined |= value << position;
    position += BigInt(field.width);
  }
  return joined;

  function tooLarge(value: bigint, bits: number, field: string): undefined {
    report.add('E0318', ast.span, { value: String(value), block: block.name, bits, field });
    return undefined;
  }
}

/** One tag field, of one width or of several that masks tell apart. */
export function resolvePlainTag(
  ast: TaggedUnionAst,
  members: readonly Member[],
  lookup: MacroLookup,
  report: Report,
): Resolved<PlainTag> | undefined {
  const union = ast.name.text;
  const offsets = new Map<number, number>();
  let sound = true;
  for (const { ast: tag, block, tagFields, values } of members) {
    const [field] = tagFields;
    if (!field) continue;
    const expected = offsets.get(field.width) ?? field.offset;
    offsets.set(field.width, expected);
    if (field.offset !== expected) {
      const detail = { field: field.name, block: block.name, found: field.offset, union, expected };
      report.add('E0317', tag.block.span, detail);
      sound = false;
    }
    if (values.length !== 1) {
      report.add('E0327', tag.span, { block: block.name, union, found: values.length, expected: 1 });
      sound = false;
    } else if (!fits(values[0] ?? 0n, field.width)) {
      const detail = { value: String(values[0]), block: block.name, bits: field.width, field: field.name };
      report.add('E0318', tag.span, detail);
      sound = false;
    }
  }
  const widths = sound ? resolveWidths(ast, offsets, members, lookup, report) : undefined;
  if (!widths) return undefined;
  for (const member of members) sound = isInItsClass(member, widths, union, report) && sound;
  return sound
    ? { tag: { kind: 'plain', widths }, values: members.map(({ values }) => values[0] ?? 0n) }
    : undefined;
}

function resolveWidths(
  ast: TaggedUnionAst,
  offsets: ReadonlyMap<number, number>,
  members: readonly Member[],
  lookup: MacroLookup,
  report: Report,
): TagWidth[] | undefined {
  const union = ast.name.text;
  const lowest = Math.min(...offsets.values());
  const masks = new Map<number, bigint>();
  /** Which of the masks is that of a width. */
  const indexOf = new Map<number, number>();
  const problem = (index: number | undefined, bits: bigint, mask: bigint, text: string): void =>
    report.add('E0324', ast.masks[index ?? 0]?.span, {
      union,
      bits: String(bits),
      mask: `0x${mask.toString(16)}`,
      problem: text,
    });
  let sound = true;
  ast.masks.forEach((mask, index) => {
    const width = evaluateSum(mask.width, new Map(), lookup, report);
    const value = evaluateSum(mask.value, new Map(), lookup, report);
    const offset = width === undefined ? undefined : offsets.get(Number(width));
    if (width === undefined || value === undefined) sound = false;
    else if (offset === undefined) {
      problem(index, width, value, 'no tag field has this width');
      sound = false;
    } else if (!fits(value, Number(width))) {
      problem(index, width, value, 'it does not fit into its width');
      sound = false;
    } else if (indexOf.has(Number(width))) {
      problem(index, width, value, 'a mask for this width stands twice');
      sound = false;
    } else {
      indexOf.set(Number(width), index);
      masks.set(Number(width), value << BigInt(offset - lowest));
    }
  });
  if (!sound) return undefined;
  const found = [...offsets.keys()].sort((a, b) => a - b);
  if (ast.masks.length === 0 && found.length === 1) masks.set(found[0] ?? 0, 0n);
  const widths: TagWidth[] = [];
  for (const width of found) {
    const classMask = masks.get(width);
    if (classMask === undefined) {
      const block = members.find(({ tagFields }) => tagFields[0]?.width === width);
      report.add('E0323', block?.ast.block.span, { union, bits: width, block: block?.block.name ?? '' });
      return undefined;
    }
    const previous = widths.at(-1);
    const index = indexOf.get(width);
    if (previous && (classMask & previous.classMask) !== previous.classMask) {
      problem(index, BigInt(width), classMask, 'it does not include the mask of the next narrower tag');
      sound = false;
    } else if (previous && previous.classMask === 0n) {
      problem(
        indexOf.get(previous.width),
        BigInt(previous.width),
        previous.classMask,
        'the narrowest mask is zero',
      );
      sound = false;
    } else if (previous && previous.classMask === classMask && width !== found.at(-1)) {
      problem(index, BigInt(width), classMask, 'only the widest mask may repeat another');
      sound = false;
    }
    widths.push({ width, offset: offsets.get(width) ?? 0, classMask });
  }
  if (new Set(widths.map(({ offset }) => Math.floor(offset / (members[0]?.block.base ?? 1)))).size > 1) {
    report.add('E0332', ast.name.span, { union, block: members[0]?.block.name ?? '' });
    return undefined;
  }
  return sound ? widths : undefined;
}

/** The value must be read back with the width that its block has. */
function isInItsClass(member: Member, widths: readonly TagWidth[], union: string, report: Report): boolean {
  const width = member.tagFields[0]?.width ?? 0;
  const value = member.values[0] ?? 0n;
  const lowest = Math.min(...widths.map(({ offset }) => offset));
  const report0325 = (problem: string): false => {
    const detail = {
      value: `0x${value.toString(16)}`,
      block: member.block.name,
      bits: width,
      problem,
      union,
    };
    report.add('E0325', member.ast.span, detail);
    return false;
  };
  for (const candidate of widths) {
    const isLast = candidate === widths.at(-1);
    const aligned = value << BigInt((widths.find((one) => one.width === width)?.offset ?? lowest) - lowest);
    const matches = (aligned & candidate.classMask) === candidate.classMask;
    if (candidate.width < width && !matches)
      return report0325(`would be read as a tag of ${candidate.width} bits`);
    if (candidate.width === width && !isLast && matches) return report0325('would be read as a wider tag');
  }
  return true;
}

function fits(value: bigint, bits: number): boolean {
  return value >= 0n && value < 1n << BigInt(bits);
}
