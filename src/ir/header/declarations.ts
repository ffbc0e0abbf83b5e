// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionLimitError, ConditionSpace } from '../../condition/bdd.js';
import { explore } from '../../condition/explore.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { ExpressionAst, ExternalAst } from '../../syntax/header/ast.js';
import { builtInTypes, parseConstant, parseHeader } from '../../syntax/header/parse.js';
import { expand } from '../../syntax/header/preprocess/expand.js';
import { createBudget } from '../../syntax/header/preprocess/limits.js';
import type { Macro } from '../../syntax/header/preprocess/macro.js';
import type { OpenHeader, OpenToken } from '../../syntax/header/preprocess/open.js';
import { toPiece } from '../../syntax/header/preprocess/piece.js';
import { takePragmas } from '../../syntax/header/preprocess/pragma.js';
import { splitDeclarations } from '../../syntax/header/split.js';
import type { Token } from '../../syntax/preprocess/token.js';

/** Something that headers declare, as the configurations of a node of the condition space read it. */
export type OpenDeclaration = { readonly when: number; readonly tokens: readonly Token[] } & (
  | { readonly kind: 'declaration'; readonly ast: ExternalAst }
  /** A function with a body, which nobody parses. */
  | { readonly kind: 'function' }
  /**
   * As it stands where all headers end: `tokens` is its body with macros applied, `_Pragma` among them, and `value`
   * the expression that it is, with names of parameters where it takes any.
   */
  | { readonly kind: 'macro'; readonly macro: Macro; readonly value: ExpressionAst | undefined }
);

type Ask = (condition: number) => boolean;

/**
 * What headers declare under every configuration at once: each declaration with its presence condition, and one of
 * its own for each way to read it. `typeNames` are types that generated headers declare. Where there are too many
 * ways, it raises {@link ConditionLimitError}.
 */
export function lowerHeader(
  { tokens, macros }: OpenHeader,
  space: ConditionSpace,
  typeNames: Iterable<string>,
  report: Report,
): OpenDeclaration[] {
  const known = new Set([...builtInTypes, ...typeNames]);
  const budget = createBudget(report);
  const apply = (text: readonly Token[], before: number, ask: Ask): Token[] => {
    const { done, rest } = expand(
      text.map((token) => toPiece(token)),
      {
        macro: (name) => macros.find(name, before, ask),
        spend: (amount, span) => budget.spend('tokens from macros', amount, span),
        report,
      },
    );
    return [...done, ...rest].map(({ token }) => token);
  };

  const declarations = cutPortions(tokens).flatMap((portion): OpenDeclaration[] => {
    const within = portion.reduce((when, token) => space.or(when, token.when), 0);
    const before = (portion.at(-1)?.at ?? 0) + 1;
    const readings = explore(space, within, (ask) =>
      apply(
        portion.filter(({ when }) => ask(when)).map(({ token }) => token),
        before,
        ask,
      ),
    );
    // What stands in one portion may still be several declarations, and their readings may be the same.
    const parts = readings.flatMap(({ when, result }) =>
      splitDeclarations(takePragmas(result).tokens).map((part) => ({ ...part, when })),
    );
    return mergeEqual(parts, space).flatMap(({ tokens: text, bodyAt, when }): OpenDeclaration[] => {
      if (bodyAt !== undefined) return [{ kind: 'function', when, tokens: text }];
      const parsed = parseHeader(text, report, known);
      for (const name of parsed.typeNames) known.add(name);
      return parsed.declarations.map((ast) => ({ kind: 'declaration', when, tokens: text, ast }));
    });
  });

  const definitions = macros.names.flatMap((name) =>
    macros.alternatives(name).flatMap(({ when, macro }): OpenDeclaration[] => {
      if (!macro) return [];
      const readings = explore(space, when, (ask) => apply(macro.body, Infinity, ask));
      const bodies = readings.map((reading) => ({ tokens: reading.result, when: reading.when }));
      return mergeEqual(bodies, space).map((body) => {
        return {
          kind: 'macro',
          ...body,
          macro,
          value: parseConstant(takePragmas(body.tokens).tokens, known),
        };
      });
    }),
  );
  return mergeEqual([...declarations, ...definitions], space);
}

/** Cuts where every reading has an end, whatever macros stand for; it is cut again after they are applied. */
export function cutPortions(tokens: readonly OpenToken[]): OpenToken[][] {
  const open = new Map(tokens.map((each) => [each.token, each]));
  return splitDeclarations(tokens.map(({ token }) => token)).map((portion) =>
    portion.tokens.flatMap((token) => open.get(token) ?? []),
  );
}

interface Part {
  readonly when: number;
  readonly tokens: readonly Token[];
  readonly macro?: Macro;
}

/** Equal texts are one, under either condition: so what branches have in common does not depend on their condition. */
function mergeEqual<P extends Part>(parts: readonly P[], space: ConditionSpace): P[] {
  const merged = new Map<string, P>();
  for (const part of parts) {
    const { macro, tokens } = part;
    const head = macro ? [macro.name, ...(macro.parameters ?? ['='])] : [];
    const text = [...head, ...tokens.map(({ image }) => image)].join(' ');
    const same = merged.get(text);
    merged.set(text, same ? { ...same, when: space.or(same.when, part.when) } : part);
  }
  return [...merged.values()];
}
