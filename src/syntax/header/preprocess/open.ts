// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../../../condition/expression.js';
import type { SourceFile } from '../../../text/source-file.js';
import { createSpan, type Span } from '../../../text/span.js';
import { ConditionStack } from '../../preprocess/condition-stack.js';
import { parseExpression } from '../../preprocess/expression.js';
import type { IncludeResult } from '../../preprocess/preprocess.js';
import { type DirectiveLine, reportStray } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';
import { createDirectives, type DirectiveEffects } from './directives.js';
import { createBudget } from './limits.js';
import type { Macro } from './macro.js';
import { OpenMacros, type OpenMacrosOptions, toNode } from './open-macros.js';
import type { Piece } from './piece.js';
import { scanCFile } from './scan.js';

export interface OpenHeaderOptions extends OpenMacrosOptions {
  /** Finds what `#include <path>` or `#include "path"` names. */
  readonly include: (path: string, from: SourceFile) => IncludeResult;
  readonly hasAttribute: (name: string) => boolean;
}

/** A token of the text, macros not applied, with the configurations that let it through. */
export interface OpenToken {
  readonly token: Token;
  /** A node of the condition space. */
  readonly when: number;
  /** Its turn: definitions of earlier turns apply to it. */
  readonly at: number;
}

/** A header for all configurations at once. */
export interface OpenHeader {
  readonly tokens: readonly OpenToken[];
  readonly macros: OpenMacros;
  /** The configurations that `#error` refuses. */
  readonly refused: number;
}

const includeDepthLimit = 64;

/** Follows the directives of a file and of all that it includes, under every configuration at once. */
export function openHeader(file: SourceFile, options: OpenHeaderOptions): OpenHeader {
  const { report, space } = options;
  const macros = new OpenMacros(options);
  const budget = createBudget(report);
  const tokens: OpenToken[] = [];
  /** The configurations under which a file that wants to be read once was read. */
  const once = new Map<string, number>();
  let refused = 0;
  let at = 0;

  function run(current: SourceFile, presence: number, depth: number, span: Span): void {
    if (!budget.spend('characters in a file and what it includes', current.text.length, span)) return;
    const stack = new ConditionStack(space.expression(presence), report);
    let when = presence;
    const directive = createDirectives(
      stack,
      effectsIn(current, () => when, depth),
      report,
    );
    for (const item of scanCFile(current, report)) {
      if (budget.isExhausted()) return;
      when = space.build(stack.presence);
      if (item.kind === 'directive') directive(item);
      else if (when === 0) continue;
      else if (item.kind === 'stray') reportStray(item.span, report);
      else if (budget.spend('tokens in a file and what it includes', 1, item.span))
        tokens.push({ token: item, when, at: (at += 1) });
    }
    stack.close();
  }

  /** `when` says which configurations get to the directive. */
  function effectsIn(current: SourceFile, when: () => number, depth: number): DirectiveEffects {
    const set = (name: string, macro: Macro | undefined): void =>
      macros.define(name, { when: when(), macro, at: (at += 1) });
    return {
      hasInclude: (path) => options.include(path, current).kind === 'found',
      hasAttribute: options.hasAttribute,
      isReached: () => when() !== 0,
      readCondition,
      isDefined: (name) => macros.isDefined(name),
      define: (macro) => set(macro.name, macro),
      undefine: (name) => set(name, undefined),
      include: (line) => include(line, current, when(), depth),
      refuse: () => {
        refused = space.or(refused, when());
      },
      readOnce: () => once.set(current.path, space.or(once.get(current.path) ?? 0, when())),
    };
  }

  function readCondition(pieces: readonly Piece[]): Expression {
    const tokens = pieces.map(({ token }) => token);
    return space.expression(toNode(parseExpression(tokens, macros), space));
  }

  function include(line: DirectiveLine, current: SourceFile, when: number, depth: number): void {
    // A path that a macro stands for would differ between configurations; libsel4 has none.
    const wanted = /^\s*(?:<([^<>\n]+)>|"([^"\n]+)")/.exec(line.rest);
    const path = wanted?.[1] ?? wanted?.[2];
    if (path === undefined)
      return report.add('E0104', line.span, { directive: 'include', problem: 'expected <file> or "file"' });
    const result = options.include(path, current);
    if (result.kind === 'outside') return report.add('E0108', line.span, { path });
    if (result.kind === 'missing') return report.add('E0106', line.span, { path, searched: result.searched });
    const rest = space.and(when, space.not(once.get(result.file.path) ?? 0));
    if (rest === 0) return;
    if (depth >= includeDepthLimit) return report.add('E0115', line.span, { limit: includeDepthLimit });
    if (budget.spend('included files', 1, line.span)) run(result.file, rest, depth + 1, line.span);
  }

  run(file, 1, 0, createSpan(file, 0, 0));
  return { tokens, macros, refused };
}
