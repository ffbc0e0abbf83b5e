// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import type { BitfieldVariant } from '../../ir/bitfield.js';
import type { OpenDeclaration } from '../../ir/header/declarations.js';
import type { SumAst } from '../../syntax/bitfield/ast.js';
import type { DeclaratorAst, EnumAst, RecordAst, SpecifiersAst } from '../../syntax/header/ast.js';
import type { Span } from '../../text/span.js';
import { toPlace } from '../place.js';

/** One way to declare something: where, and what it consists of. */
export interface Whole {
  readonly name: string;
  /** A node. */
  readonly when: number;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly text: string;
  readonly span: Span;
}

/** Blocks with their fields, and unions with their tags. */
export function wholesOfBitfields(variants: readonly BitfieldVariant[], space: ConditionSpace): Whole[] {
  return variants.flatMap((variant): Whole[] => {
    if (variant.kind === 'base') return [];
    const when = space.build(variant.when);
    const parts =
      variant.kind === 'tagged_union'
        ? variant.ast.tags.map(({ block, values, span }) => ({
            name: block.text,
            text: values.map(sumText).join(', '),
            span,
          }))
        : variant.ast.members.flatMap((member) =>
            member.kind === 'padding'
              ? []
              : [{ name: member.name.text, text: sumText(member.size), span: member.span }],
          );
    return [{ name: variant.name, when, parts }];
  });
}

/** Structs, unions and enums by their tags and typedefs. */
export function wholesOfHeaders(declarations: readonly OpenDeclaration[]): Whole[] {
  return declarations.flatMap((declaration): Whole[] => {
    if (declaration.kind !== 'declaration' || declaration.ast.kind !== 'declaration') return [];
    const { when, ast } = declaration;
    // What the build generates is declared elsewhere already.
    if (toPlace(ast.span).path.startsWith('<')) return [];
    const typedefs = ast.specifiers.isTypedef
      ? ast.declarators.filter(({ layers }) => layers.length === 0).map(({ name }) => name.text)
      : [];
    return ast.specifiers.types.flatMap((type) => {
      if (type.kind !== 'enum' && type.kind !== 'record') return [];
      const parts = partsOf(type);
      if (!parts) return [];
      const names = new Set([...(type.tag ? [type.tag.text] : []), ...typedefs]);
      return Array.from(names, (name) => ({ name, when, parts }));
    });
  });
}

function partsOf(type: RecordAst | EnumAst): Part[] | undefined {
  if (type.kind === 'enum')
    return type.enumerators?.map(({ name, value }) => ({
      name: name.text,
      text: value ? textAt(value.span) : '',
      span: name.span,
    }));
  return type.members?.flatMap((member): Part[] =>
    member.kind !== 'member'
      ? []
      : member.fields.flatMap(({ declarator, bits, span }) =>
          declarator
            ? [
                {
                  name: declarator.name.text,
                  text: `${typeText(member.specifiers, declarator)}${bits ? ` : ${textAt(bits.span)}` : ''}`,
                  span,
                },
              ]
            : [],
        ),
  );
}

function typeText({ types, span }: SpecifiersAst, { layers }: DeclaratorAst): string {
  const names = types.map((type) => ('name' in type ? type.name : textAt(span)));
  const suffixes = layers.map((layer) =>
    layer.kind === 'array'
      ? `[${layer.length ? textAt(layer.length.span) : ''}]`
      : layer.kind === 'pointer'
        ? ' *'
        : '()',
  );
  return names.join(' ') + suffixes.join('');
}

function textAt({ file, start, end }: Span): string {
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}

function sumText(sum: SumAst): string {
  switch (sum.kind) {
    case 'number':
      return String(sum.value);
    case 'constant':
      return sum.name;
    case 'negate':
      return `-${sumText(sum.of)}`;
    case 'binary':
      return `(${sumText(sum.left)} ${sum.operator} ${sumText(sum.right)})`;
  }
}
