// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../src/condition/bdd.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { BitfieldVariant } from '../../src/ir/bitfield.js';
import { type Base, resolveBase } from '../../src/resolve/bitfield/base.js';
import { layOutBlock } from '../../src/resolve/bitfield/layout.js';
import { evaluateSum } from '../../src/resolve/bitfield/sum.js';
import type { BaseAst, BlockAst, SumAst, TaggedUnionAst } from '../../src/syntax/bitfield/ast.js';

/** What a declaration means, and the node of the configurations in which it means that. */
interface Meaning {
  readonly meaning: unknown;
  readonly when: number;
}

/** Every name that is declared, in the order of the first declarations. */
export function declarationOrder(variants: readonly BitfieldVariant[]): string[] {
  return [...new Set(variants.map(keyOf))];
}

/** For each declared name all that it can mean; how the conditions are spread over declarations does not count. */
export function bitfieldFacts(variants: readonly BitfieldVariant[], space: ConditionSpace): unknown {
  const found = new Map<string, Map<string, number>>();
  for (const variant of variants) {
    const meanings = found.get(keyOf(variant)) ?? new Map<string, number>();
    found.set(keyOf(variant), meanings);
    for (const { meaning, when } of meaningsOf(variant, space)) {
      const text = JSON.stringify(meaning);
      meanings.set(text, space.or(meanings.get(text) ?? 0, when));
    }
  }
  return Object.fromEntries(
    [...found].map(([key, meanings]) => [
      key,
      [...meanings]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([text, when]) => ({
          when: `#${when} ${space.describe(when)}`,
          meaning: JSON.parse(text) as unknown,
        })),
    ]),
  );
}

function keyOf({ kind, name }: BitfieldVariant): string {
  return kind === 'base' ? kind : `${kind} ${name}`;
}

function meaningsOf(variant: BitfieldVariant, space: ConditionSpace): Meaning[] {
  const when = space.build(variant.when);
  switch (variant.kind) {
    case 'base':
      return [{ meaning: baseMeaning(variant.ast), when }];
    case 'tagged_union':
      return [{ meaning: unionMeaning(variant.ast), when }];
    case 'block': {
      const bases = variant.bases.map((base) => ({ ast: base.ast, when: space.build(base.when) }));
      const without = bases.reduce((rest, base) => space.and(rest, space.not(base.when)), when);
      return [
        ...bases.map((base) => ({ meaning: blockMeaning(variant.ast, base.ast), when: base.when })),
        ...(without === 0 ? [] : [{ meaning: 'no base', when: without }]),
      ];
    }
  }
}

function baseMeaning(ast: BaseAst): unknown {
  const { width, canonical, signExtend } = sound((report) => resolveBase(ast, noMacros, report));
  return { width, canonical, signExtend };
}

function blockMeaning(ast: BlockAst, baseAst: BaseAst): unknown {
  const base = sound((report) => resolveBase(baseAst, noMacros, report));
  const report = new Report();
  const block = layOutBlock(ast, base, noMacros, report);
  return {
    base: baseMeaning(baseAst),
    ...(block
      ? {
          words: block.words,
          visibleOrder: block.visibleOrder,
          fields: block.fields.map(({ name, offset, width, high }) => ({ name, offset, width, high })),
        }
      : { refused: report.diagnostics.map(({ code }) => code), bits: bitsFromTop(ast, base) }),
  };
}

/** With open conditions there are blocks that no kernel has, such as x86_64's in the shape for 32 bits. */
function bitsFromTop(ast: BlockAst, base: Base): unknown {
  const value = (sum: SumAst): bigint =>
    sound((report) => evaluateSum(sum, base.constants, noMacros, report));
  let top = 0n;
  const fields = ast.members.flatMap((member) => {
    const from = top;
    top += value(member.size);
    if (member.kind === 'padding') return [];
    const align = member.kind === 'field_ptr' && member.align ? value(member.align) : 0n;
    return [[member.kind, member.name.text, ...[align, from, top].map(String)]];
  });
  return { fields, total: String(top), visibleOrder: ast.visibleOrder?.map(({ text }) => text) };
}

/** Blocks are compared on their own; here only what the union says about them. */
function unionMeaning({ tagName, slices, masks, tags }: TaggedUnionAst): unknown {
  const value = (sum: SumAst): string =>
    String(sound((report) => evaluateSum(sum, new Map(), noMacros, report)));
  return {
    tag: tagName.text,
    slices: slices?.map(({ text }) => text) ?? [],
    masks: masks.map((mask) => [value(mask.width), value(mask.value)]),
    tags: tags.map(({ block, values }) => [block.text, ...values.map(value)]),
  };
}

/** The specs of libsel4 use no configuration value as a number; one that did would be reported. */
const noMacros = (): undefined => undefined;

function sound<T>(resolve: (report: Report) => T | undefined): T {
  const report = new Report();
  const result = resolve(report);
  if (result === undefined || report.hasErrors) throw new Error(renderDiagnostics(report.diagnostics));
  return result;
}
