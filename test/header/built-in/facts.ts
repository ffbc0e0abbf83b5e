// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../../src/condition/bdd.js';
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import type { OpenDeclaration } from '../../../src/ir/header/declarations.js';
import type { DeclarationAst, TypeSpecifierAst } from '../../../src/syntax/header/ast.js';
import type { Macro } from '../../../src/syntax/header/preprocess/macro.js';
import type { Token } from '../../../src/syntax/preprocess/token.js';
import { callOf } from './function-call.js';
import { NormalForm } from './normal-form.js';
import { isFact } from './not-facts.js';

/** One way to read something that is declared, and the configurations that read it so: a node of the space. */
export interface Variant {
  readonly when: number;
  readonly form: string;
}

/** All that headers declare, by kind and name; the variants of one have different forms. */
export type OpenFacts = ReadonlyMap<string, readonly Variant[]>;

export function openFacts(
  declarations: readonly OpenDeclaration[],
  space: ConditionSpace,
  sel4Arch: Sel4Arch,
): OpenFacts {
  const facts = new Map<string, Variant[]>();
  const normal = new NormalForm(sel4Arch);
  for (const declaration of declarations) {
    const { when } = declaration;
    for (const [key, form] of entriesOf(declaration, normal)) {
      const variants = facts.get(key) ?? [];
      const same = variants.findIndex((each) => each.form === form);
      const earlier = variants[same];
      if (earlier) variants[same] = { form, when: space.or(earlier.when, when) };
      else variants.push({ form, when });
      facts.set(key, variants);
    }
  }
  return facts;
}

type Entry = readonly [key: string, form: string];

function entriesOf(declaration: OpenDeclaration, normal: NormalForm): Entry[] {
  if (!isFact(declaration)) return [];
  if (declaration.kind === 'macro') {
    const { macro, tokens, value } = declaration;
    const mark = tokens.some(({ image }) => image === '"deprecated"') ? '<deprecated> ' : '';
    const form = value ? normal.expression(value, numbered(macro)) : spell(tokens);
    return [[`macro ${macro.name}`, mark + form]];
  }
  if (declaration.kind === 'function') {
    const call = callOf(declaration.tokens);
    return call ? [[`function ${call.name}`, call.form]] : [];
  }
  return declared(declaration.ast, normal);
}

function declared({ specifiers, declarators }: DeclarationAst, normal: NormalForm): Entry[] {
  const type = normal.specifiers(specifiers);
  return [
    ...specifiers.types.flatMap((each) => within(each, normal)),
    ...declarators.flatMap((declarator): Entry[] => {
      const { name, layers, value } = declarator;
      if (specifiers.isTypedef) return [[`typedef ${name.text}`, normal.declarator(type, declarator, '')]];
      // A variable without a value, or a function: nothing that has a number.
      if (!value || layers.some(({ kind }) => kind === 'function')) return [];
      return [
        [`variable ${name.text}`, `${normal.declarator(type, declarator, '')} = ${normal.expression(value)}`],
      ];
    }),
  ];
}

/** What a type declares besides itself: tags and enumerators, at any depth. */
function within(type: TypeSpecifierAst, normal: NormalForm): Entry[] {
  if (type.kind === 'record') {
    const inner = (type.members ?? []).flatMap((member) =>
      member.kind === 'member' ? member.specifiers.types.flatMap((each) => within(each, normal)) : [],
    );
    const own: Entry[] =
      type.tag && type.members ? [[`${type.keyword} ${type.tag.text}`, normal.record(type)]] : [];
    return [...own, ...inner];
  }
  if (type.kind !== 'enum' || !type.enumerators) return [];
  const values = normal.enumerators(type);
  const attributes = normal.attributes(type.attributes).join(' ');
  const whole = values.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return [
    [`enum ${type.tag?.text ?? `of ${values[0]?.name}`}`, `${attributes}{ ${whole} }`],
    ...values.map(({ name, value }): Entry => [`enumerator ${name}`, value]),
  ];
}

/** A text that is no expression: what a type or an attribute is called, or a call. */
function spell(tokens: readonly Token[]): string {
  return tokens.map(({ image }) => image).join(' ');
}

/** Parameters by their number: what they are called does not matter. */
function numbered({ parameters = [] }: Macro): ReadonlyMap<string, string> {
  return new Map(parameters.map((name, index) => [name, `$${index}`]));
}
