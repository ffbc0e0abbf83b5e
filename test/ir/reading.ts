// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../../src/condition/evaluate.js';
import { printExpression } from '../../src/condition/print.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderPlace } from '../../src/diagnostics/render.js';
import type { BitfieldVariant } from '../../src/ir/bitfield.js';
import { lowerBitfields } from '../../src/ir/lower-bitfield.js';
import type { DeclarationAst } from '../../src/syntax/bitfield/ast.js';
import type { IncludeResult } from '../../src/syntax/preprocess/preprocess.js';
import { createSourceFile } from '../../src/text/source-file.js';

/** Finds no file that is not given. */
export const includeFrom =
  (files: Readonly<Record<string, string>>) =>
  (path: string): IncludeResult => {
    const text = files[path];
    return text === undefined
      ? { kind: 'missing', searched: 'the test' }
      : { kind: 'found', file: createSourceFile(path, text) };
  };

/** Lowers texts; the first is called `0.bf`. Problems are `place: message`. */
export function lowerTexts(
  texts: readonly string[],
  included: Readonly<Record<string, string>> = {},
): { variants: BitfieldVariant[]; problems: string[] } {
  const report = new Report();
  const files = texts.map((text, index) => createSourceFile(`${index}.bf`, text));
  const variants = lowerBitfields(files, includeFrom(included), report);
  const problems = report.diagnostics.map(
    ({ span, message }) => `${span ? renderPlace(span) : ''}: ${message}`,
  );
  return { variants, problems };
}

/** The variants of sound texts, each as `kind name(members) if condition on base width if condition, …`. */
export function listVariants(...texts: readonly string[]): string[] {
  const { variants, problems } = lowerTexts(texts);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return variants.map(listVariant);
}

function listVariant(variant: BitfieldVariant): string {
  const { when, kind, name } = variant;
  const condition = printExpression(when);
  if (kind === 'base') return `base ${sum(variant.ast.width)} if ${condition}`;
  const members =
    kind === 'block'
      ? variant.ast.members.flatMap((member) => (member.kind === 'padding' ? [] : [member.name.text]))
      : variant.ast.tags.map(({ block, values }) => `${block.text}=${values.map(sum).join('|')}`);
  const order = kind === 'block' && variant.ast.visibleOrder?.map(({ text }) => text);
  const bases =
    kind === 'block'
      ? variant.bases.map((base) => `${sum(base.ast.width)} if ${printExpression(base.when)}`)
      : [];
  return [
    `${kind} ${name}(${order ? `${order.join(' ')}; ` : ''}${members.join(' ')}) if ${condition}`,
    ...(bases.length > 0 ? [`on base ${bases.join(', ')}`] : []),
  ].join(' ');
}

function sum(of: { readonly kind: string; readonly value?: bigint }): string {
  return of.value === undefined ? of.kind : String(of.value);
}

/** What a configuration sees of the variants, each block with the bases in force for it. */
export function selectVariants(variants: readonly BitfieldVariant[], lookup: MacroLookup): unknown[] {
  return variants
    .filter(({ when }) => holds(when, lookup))
    .map((variant) => ({
      declaration: withoutPlaces(variant.ast),
      bases:
        variant.kind === 'block'
          ? variant.bases.filter(({ when }) => holds(when, lookup)).map(({ ast }) => withoutPlaces(ast))
          : [],
    }));
}

/** The same of declarations that were read under one configuration. */
export function listDeclarations(declarations: readonly DeclarationAst[]): unknown[] {
  let bases: unknown[] = [];
  return declarations.map((ast) => {
    const declaration = withoutPlaces(ast);
    if (ast.kind === 'base') bases = [declaration];
    return { declaration, bases: ast.kind === 'block' ? bases : [] };
  });
}

/** An AST without its spans and the names of macros, which depend on where a token came from. */
function withoutPlaces(ast: DeclarationAst): unknown {
  return JSON.parse(
    JSON.stringify(ast, (key, value: unknown) =>
      key === 'span' || key === 'macro' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    ),
  );
}
