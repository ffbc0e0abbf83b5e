// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { parseInteger } from '../../condition/integer.js';
import { Report } from '../../diagnostics/diagnostic.js';
import type { BitfieldVariant } from '../../ir/bitfield.js';
import type { Bitfields } from '../../model/bitfield.js';
import { resolveBitfields } from '../../resolve/bitfield/resolve.js';
import type { DeclarationAst } from '../../syntax/bitfield/ast.js';
import type { Answers } from '../answers.js';
import { type FixedOptions, toOpenNode } from '../fixed.js';

/** Blocks that have to be read together: one alone, or those of a union; with every base that may be in force. */
export interface BitfieldPart {
  readonly names: ReadonlySet<string>;
  /** In the order of the files. */
  readonly declarations: readonly { readonly when: number; readonly ast: DeclarationAst }[];
}

export function bitfieldParts(
  variants: readonly BitfieldVariant[],
  space: ConditionSpace,
  fixed: FixedOptions,
): BitfieldPart[] {
  const whole = new Map<string, string>();
  const find = (name: string): string => {
    const above = whole.get(name) ?? name;
    return above === name ? name : find(above);
  };
  for (const { kind, name, ast } of variants) {
    if (kind === 'base') continue;
    whole.set(find(name), find(name));
    if (ast.kind === 'tagged_union')
      for (const { block } of ast.tags) whole.set(find(block.text), find(name));
  }
  const open = variants.map(({ name, when, ast }) => ({ name, ast, when: toOpenNode(when, space, fixed) }));
  return [...new Set([...whole.keys()].map(find))].map((part) => {
    const own = open.filter(({ name, ast }) => ast.kind === 'base' || find(name) === part);
    return {
      names: new Set(own.flatMap(({ name, ast }) => (ast.kind === 'base' ? [] : [name]))),
      declarations: own,
    };
  });
}

/** The blocks and unions of one part, as the configuration that answers has them. */
export function resolvePart({ declarations }: BitfieldPart, { ask, value }: Answers): Bitfields {
  const found = declarations.filter(({ when }) => ask(when)).map(({ ast }) => withValues(ast, value));
  return resolveBitfields({ declarations: found }, () => undefined, new Report());
}

/** Puts the values of options in the places of their names. */
function withValues<T>(ast: T, value: Answers['value']): T {
  if (typeof ast !== 'object' || ast === null) return ast;
  if (Array.isArray(ast)) return ast.map((each: unknown) => withValues(each, value)) as T;
  if ('kind' in ast && ast.kind === 'constant' && 'name' in ast && String(ast.name).startsWith('CONFIG_')) {
    const number = parseInteger(value(String(ast.name)) ?? '');
    return number === undefined ? ast : { ...ast, kind: 'number', value: number };
  }
  const parts = Object.entries(ast).map(([name, part]) => [
    name,
    name === 'span' ? part : withValues(part, value),
  ]);
  return Object.fromEntries(parts) as T;
}
