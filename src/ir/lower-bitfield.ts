// SPDX-License-Identifier: BSD-2-Clause
import { ConditionSpace } from '../condition/bdd.js';
import { Report } from '../diagnostics/diagnostic.js';
import type { BaseAst, DeclarationAst } from '../syntax/bitfield/ast.js';
import { parseBitfield } from '../syntax/bitfield/parse.js';
import { preprocess, type PreprocessOptions } from '../syntax/preprocess/preprocess.js';
import type { SourceFile } from '../text/source-file.js';
import { createSpan } from '../text/span.js';
import type { BitfieldVariant } from './bitfield.js';
import { readDeclarations, type Segment, toSegments } from './declaration-readings.js';

type Include = PreprocessOptions['include'];

/** An AST with its presence, a node of the condition space. */
interface Conditional<Ast> {
  readonly ast: Ast;
  readonly when: number;
}

/**
 * Reads .bf files for all configurations at once, of which the later ones go on with the base of the earlier. Conditions
 * are compared as truths about single macros and comparisons; what one of these says of another is not known, so a
 * variant may be one that no kernel has.
 */
export function lowerBitfields(
  files: readonly SourceFile[],
  include: Include,
  report: Report,
): BitfieldVariant[] {
  const space = new ConditionSpace();
  return withBases(
    files.flatMap((file) => lowerFile(file, include, space, report)),
    space,
  );
}

function lowerFile(
  file: SourceFile,
  include: Include,
  space: ConditionSpace,
  report: Report,
): Conditional<DeclarationAst>[] {
  const tokens = preprocess(file, {
    include,
    decide: (condition) => condition,
    substitute: () => undefined,
    report,
  });
  const segments = toSegments(tokens, space);
  const whole = createSpan(file, 0, file.text.length);
  const parsed: Conditional<DeclarationAst>[] = [];
  const told: number[] = [];
  for (const { tokens: reading, when } of readDeclarations(segments, space, report)) {
    // A declaration alone would end too early where the file goes on with another one.
    const [ast] = parseBitfield(reading, whole, new Report()).declarations;
    if (ast) parsed.push({ ast, when });
    else if (told.every((region) => space.and(region, when) === 0)) {
      const example = select(segments, when, space);
      parseBitfield(example.tokens, whole, report);
      told.push(example.when);
    }
  }
  return parsed;
}

/** The whole file as some configurations of a region read it. */
function select(segments: readonly Segment[], region: number, space: ConditionSpace) {
  let when = region;
  const tokens = segments.flatMap((segment) => {
    const here = space.and(when, segment.when);
    if (here === 0) return [];
    when = here;
    return segment.tokens;
  });
  return { tokens, when };
}

/** Follows which base is in force from one declaration to the next. */
function withBases(parsed: readonly Conditional<DeclarationAst>[], space: ConditionSpace): BitfieldVariant[] {
  let inForce: readonly Conditional<BaseAst>[] = [];
  const within = (region: number): Conditional<BaseAst>[] =>
    inForce.map(({ ast, when }) => ({ ast, when: space.and(when, region) })).filter(({ when }) => when !== 0);
  return parsed.map(({ ast, when: node }): BitfieldVariant => {
    const when = space.expression(node);
    switch (ast.kind) {
      case 'base':
        inForce = [...within(space.not(node)), { ast, when: node }];
        return { kind: 'base', name: 'base', when, ast };
      case 'block': {
        const bases = within(node).map((base) => ({ ast: base.ast, when: space.expression(base.when) }));
        return { kind: 'block', name: ast.name.text, when, ast, bases };
      }
      case 'tagged_union':
        return { kind: 'tagged_union', name: ast.name.text, when, ast };
    }
  });
}
