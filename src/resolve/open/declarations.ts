// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { type Expression, isAlways } from '../../condition/expression.js';
import { printExpression } from '../../condition/print.js';
import type { BitfieldVariant } from '../../ir/bitfield.js';
import type { OpenDeclaration } from '../../ir/header/declarations.js';
import { optionsOf } from '../../ir/header/options.js';
import type { OpenDeclarationOf } from '../../model/variability.js';
import type { TypeSpecifierAst } from '../../syntax/header/ast.js';
import type { Span } from '../../text/span.js';
import { toPlace } from '../place.js';
import { macrosOf } from './numbers.js';

type Named = readonly [name: string, of: OpenDeclarationOf];

/** Blocks and unions by their names, each way in which they can be declared. */
export function openBitfields(variants: readonly BitfieldVariant[], lookup: MacroLookup): Named[] {
  return variants.flatMap(({ kind, name, when, ast }): Named[] =>
    kind === 'base'
      ? []
      : [
          [
            name,
            { ...describe(when, lookup), options: macrosOf(when), text: undefined, place: toPlace(ast.span) },
          ],
        ],
  );
}

/** What headers declare: macros, types and enumerators. */
export function openDeclarations(
  declarations: readonly OpenDeclaration[],
  space: ConditionSpace,
  isOption: (name: string) => boolean,
  lookup: MacroLookup,
): Named[] {
  return declarations.flatMap((declaration): Named[] => {
    if (declaration.kind === 'function') return [];
    const when = space.expression(declaration.when);
    const options = optionsOf(declaration, space, isOption);
    const common = { ...describe(when, lookup), options };
    if (declaration.kind === 'declaration')
      return namesOf(declaration).map(({ text: name, span }) => [
        name,
        { ...common, text: undefined, place: toPlace(span) },
      ]);
    const { macro, tokens, value } = declaration;
    if (!value || !macro.span) return [];
    const text = tokens.map(({ image }) => image).join(' ');
    return [[macro.name, { ...common, text, place: toPlace(macro.span) }]];
  });
}

function describe(when: Expression, lookup: MacroLookup): Pick<OpenDeclarationOf, 'condition' | 'isPresent'> {
  return { condition: isAlways(when) ? '' : printExpression(when), isPresent: holds(when, lookup) };
}

interface Name {
  readonly text: string;
  readonly span: Span;
}

function namesOf({ ast }: Extract<OpenDeclaration, { kind: 'declaration' }>): Name[] {
  if (ast.kind !== 'declaration') return [];
  return [
    ...ast.specifiers.types.flatMap(namesWithin),
    ...ast.declarators
      .filter(({ value }) => value !== undefined || ast.specifiers.isTypedef)
      .map(({ name }) => name),
  ];
}

function namesWithin(type: TypeSpecifierAst): Name[] {
  if (type.kind === 'enum' && type.enumerators)
    return [...(type.tag ? [type.tag] : []), ...type.enumerators.map(({ name }) => name)];
  return type.kind === 'record' && type.members && type.tag ? [type.tag] : [];
}
