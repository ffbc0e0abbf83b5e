// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { always, type Expression, never } from '../../condition/expression.js';
import { parseInteger } from '../../condition/integer.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { BitfieldAst } from '../../syntax/bitfield/ast.js';
import { parseBitfield } from '../../syntax/bitfield/parse.js';
import { type IncludeResult, preprocess } from '../../syntax/preprocess/preprocess.js';
import type { Token } from '../../syntax/preprocess/token.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';

export type Include = (path: string, from: SourceFile) => IncludeResult;

/** Reads a .bf file under one configuration, as the C preprocessor and then seL4's generator would. */
export function readBitfield(
  file: SourceFile,
  include: Include,
  lookup: MacroLookup,
  report: Report,
): BitfieldAst {
  const tokens = preprocess(file, {
    include,
    decide: (condition) => decide(condition, lookup),
    substitute: (name, span) => substitute(name, span, lookup),
    report,
  });
  const whole = createSpan(file, 0, file.text.length);
  return parseBitfield(
    tokens.map(({ token }) => token),
    whole,
    report,
  );
}

function decide(condition: Expression, lookup: MacroLookup): Expression {
  return condition.kind === 'number'
    ? condition.value
      ? always
      : never
    : holds(condition, lookup)
      ? always
      : never;
}

/** A configuration macro used as a number; one that is no number keeps its name and is reported where it is needed. */
function substitute(name: string, span: Span, lookup: MacroLookup): readonly Token[] | undefined {
  const text = lookup(name);
  if (text === undefined || parseInteger(text) === undefined) return undefined;
  const image = String(parseInteger(text));
  return [{ kind: 'number', image, span, macro: name }];
}
