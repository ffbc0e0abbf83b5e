// SPDX-License-Identifier: BSD-2-Clause
import { always, and, type Expression, forEachMacro, isAlways } from '../../condition/expression.js';
import { printExpression } from '../../condition/print.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { HeaderAlias, HeaderConstant, HeaderTypedef } from '../../model/header.js';
import { parseConstant } from '../../syntax/header/parse.js';
import { toPlace } from '../place.js';
import type { ObjectMacro } from './macro-names.js';
import { FollowOn, HeaderProblem, NotConstant } from './problem.js';
import type { TypeResolver } from './type-resolver.js';

/** Macros that are integer constants where all headers end. Others are no mistake. */
export function evaluateMacros(
  macros: readonly ObjectMacro[],
  typeNames: ReadonlySet<string>,
  expressions: TypeResolver,
  report: Report,
): HeaderConstant[] {
  return macros.flatMap(({ name, span, tokens, presence, deprecated }): HeaderConstant[] => {
    const expression = parseConstant(tokens, typeNames);
    if (!expression) return [];
    try {
      const { value, type } = expressions.evaluate(expression);
      const condition = conditionOf(presence);
      return [{ name, value, type: type.name, origin: 'macro', condition, deprecated, place: toPlace(span) }];
    } catch (error) {
      if (error instanceof FollowOn) report.addWrongNames([name]);
      if (error instanceof NotConstant || error instanceof HeaderProblem) return [];
      throw error;
    }
  });
}

/** What options decide of it: not guards against a second reading, and not what compilers differ in. */
function conditionOf(presence: readonly Expression[]): string {
  const own = presence.filter((condition) => {
    let isOfOptions = false;
    forEachMacro(condition, (name) => (isOfOptions ||= name.startsWith('CONFIG_')));
    return isOfOptions;
  });
  const whole = own.reduce(and, always);
  return isAlways(whole) ? '' : printExpression(whole);
}

/** What the headers declare otherwise. */
export interface DeclaredNames {
  readonly types: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** A macro with the name of a typedef hides it, and who uses the name uses the macro. */
export function markHidden(
  typedefs: readonly HeaderTypedef[],
  macros: readonly ObjectMacro[],
): HeaderTypedef[] {
  const byName = new Map(macros.map((macro) => [macro.name, macro]));
  return typedefs.map((typedef) => ({
    ...typedef,
    deprecated: typedef.deprecated ?? byName.get(typedef.name)?.deprecated,
  }));
}

/** Macros that are other names of types and functions; not where their own name is declared as well. */
export function aliasesOf(
  macros: readonly ObjectMacro[],
  names: DeclaredNames,
  report: Report,
): HeaderAlias[] {
  const { types, functions, values } = names;
  return macros.flatMap(({ name, span, standsFor: of, deprecated }): HeaderAlias[] => {
    if (of === undefined || [types, functions, values].some((known) => known.has(name))) return [];
    if (report.isWrongName(of)) report.addWrongNames([name]);
    const kind = types.has(of) ? 'type' : functions.has(of) ? 'function' : undefined;
    return kind ? [{ name, kind, of, call: undefined, deprecated, place: toPlace(span) }] : [];
  });
}
