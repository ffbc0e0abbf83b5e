// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../diagnostics/diagnostic.js';
import type { ExternalAst, SpecifiersAst } from '../../syntax/header/ast.js';
import { expand } from '../../syntax/header/preprocess/expand.js';
import { createBudget } from '../../syntax/header/preprocess/limits.js';
import type { Macro } from '../../syntax/header/preprocess/macro.js';
import type { OpenMacros } from '../../syntax/header/preprocess/open-macros.js';
import { toPiece } from '../../syntax/header/preprocess/piece.js';
import type { Token } from '../../syntax/preprocess/token.js';

type Ask = (condition: number) => boolean;

/** Applies macros to a text as they are before a turn. `other` knows macros that no text defines. */
export type Applier = (
  text: readonly Token[],
  before: number,
  ask: Ask,
  other?: (name: string, found: Macro | undefined) => Macro | undefined,
) => Token[];

export function createApplier(macros: OpenMacros): Applier {
  return (text, before, ask, other = (_name, found) => found) => {
    const report = new Report();
    const budget = createBudget(report);
    const { done, rest } = expand(
      text.map((token) => toPiece(token)),
      {
        macro: (name) => other(name, macros.find(name, before, ask)),
        spend: (amount, span) => budget.spend('tokens from macros', amount, span),
        report,
      },
    );
    return [...done, ...rest].map(({ token }) => token);
  };
}

/** Every name that a declaration gives to something at the top of a file. */
export function declaredNames(ast: ExternalAst): string[] {
  if (ast.kind === 'function') return [ast.name.text];
  if (ast.kind !== 'declaration') return [];
  return [...namesIn(ast.specifiers), ...ast.declarators.map(({ name }) => name.text)];
}

/** Tags and enumerators, also those within other types: C has no scopes there. */
function namesIn({ types }: SpecifiersAst): string[] {
  return types.flatMap((type) => {
    if (type.kind === 'enum')
      return [...tagOf(type), ...(type.enumerators ?? []).map(({ name }) => name.text)];
    if (type.kind !== 'record') return [];
    const members = type.members ?? [];
    return [
      ...tagOf(type),
      ...members.flatMap((member) => (member.kind === 'member' ? namesIn(member.specifiers) : [])),
    ];
  });
}

function tagOf({ tag }: { readonly tag: { readonly text: string } | undefined }): string[] {
  return tag ? [tag.text] : [];
}
