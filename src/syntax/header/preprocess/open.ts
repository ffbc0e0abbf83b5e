// SPDX-License-Identifier: BSD-2-Clause
import { EvaluationError } from '../../../condition/evaluate.js';
import { always, type Expression, never, not } from '../../../condition/expression.js';
import type { SourceFile } from '../../../text/source-file.js';
import { createSpan, type Span } from '../../../text/span.js';
import { ConditionStack } from '../../preprocess/condition-stack.js';
import { ExpressionError, parseExpression } from '../../preprocess/expression.js';
import type { IncludeResult } from '../../preprocess/preprocess.js';
import { type DirectiveLine, reportStray } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';
import { isQuestion, prepareCondition } from './condition.js';
import { createBudget } from './limits.js';
import { MacroError, readMacro } from './macro.js';
import { OpenMacros, type OpenMacrosOptions, toNode } from './open-macros.js';
import { scanCFile, scanCRest } from './scan.js';

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
    for (const item of scanCFile(current, report)) {
      if (budget.isExhausted()) return;
      const when = space.build(stack.presence);
      if (item.kind === 'directive') directive(item, current, stack, when, depth);
      else if (when === 0) continue;
      else if (item.kind === 'stray') reportStray(item.span, report);
      else if (budget.spend('tokens in a file and what it includes', 1, item.span))
        tokens.push({ token: item, when, at: (at += 1) });
    }
    stack.close();
  }

  function directive(
    line: DirectiveLine,
    current: SourceFile,
    stack: ConditionStack,
    when: number,
    depth: number,
  ): void {
    switch (line.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        return stack.open(line, () => readCondition(line, current));
      case 'elif':
        return stack.alternative(line, () => readCondition(line, current));
      case 'else':
        return stack.alternative(line, () => always);
      case 'endif':
        return stack.end(line);
      default:
    }
    if (when === 0) return;
    switch (line.name) {
      case 'define':
      case 'undef':
        return define(line, when);
      case 'include':
        return include(line, current, when, depth);
      case 'error':
        refused = space.or(refused, when);
        return;
      case 'pragma':
        return pragma(line, current, when);
      case 'line':
      case 'warning':
      case 'ident':
        return;
      default:
        if (!/^[0-9]*$/.test(line.name)) report.add('E0105', line.span, { directive: line.name });
    }
  }

  function readCondition(line: DirectiveLine, current: SourceFile): Expression {
    const words = scanCRest(line, report);
    try {
      if (line.name === 'if' || line.name === 'elif') {
        const pieces = prepareCondition(words, {
          hasInclude: (path) => options.include(path, current).kind === 'found',
          hasAttribute: options.hasAttribute,
        });
        const condition = parseExpression(
          pieces.map(({ token }) => token),
          macros,
        );
        return space.expression(toNode(condition, space));
      }
      const [macro] = words;
      if (macro?.kind !== 'name') throw new ExpressionError('expected a macro name');
      const isDefined = isQuestion(macro.image) ? always : macros.isDefined(macro.image);
      return line.name === 'ifdef' ? isDefined : not(isDefined);
    } catch (error) {
      if (error instanceof ExpressionError)
        report.add('E0104', line.span, { directive: line.name, problem: error.message });
      else if (error instanceof EvaluationError) report.add('E0110', line.span, { problem: error.message });
      else throw error;
      return never;
    }
  }

  function define(line: DirectiveLine, when: number): void {
    const words = scanCRest(line, report);
    try {
      const macro = readMacro(line.name === 'define' ? words : words.slice(0, 1));
      macros.define(macro.name, {
        when,
        macro: line.name === 'define' ? macro : undefined,
        at: (at += 1),
      });
    } catch (error) {
      if (!(error instanceof MacroError)) throw error;
      report.add('E0104', line.span, { directive: line.name, problem: error.message });
    }
  }

  function pragma(line: DirectiveLine, current: SourceFile, when: number): void {
    const [what] = scanCRest(line, report);
    if (what?.image === 'once') once.set(current.path, space.or(once.get(current.path) ?? 0, when));
    if (what?.image === 'pack') report.add('E0902', line.span, { what: '#pragma pack' });
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
