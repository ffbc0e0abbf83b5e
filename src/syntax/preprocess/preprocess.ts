// SPDX-License-Identifier: BSD-2-Clause
import { always, and, type Expression, isAlways, isNever, not } from '../../condition/expression.js';
import { EvaluationError } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import { Budget } from './budget.js';
import { ConditionStack } from './condition-stack.js';
import { EndlessMacroError, ExpressionError, parseExpression } from './expression.js';
import { MacroTable } from './macros.js';
import { type DirectiveLine, reportStray, scanFile, scanText } from './scan.js';
import type { ConditionalToken, Token } from './token.js';

/** What an `#include` line leads to. */
export type IncludeResult =
  | { readonly kind: 'found'; readonly file: SourceFile }
  | { readonly kind: 'missing'; readonly searched: string }
  | { readonly kind: 'outside' };

export interface PreprocessOptions {
  /** Finds what `#include <path>` or `#include "path"` names. */
  readonly include: (path: string, from: SourceFile) => IncludeResult;
  /**
   * What is known of a condition. For one configuration it gives {@link always} or `never`, and the result is
   * what the C preprocessor would print; where it returns its argument, all conditions stay open.
   */
  readonly decide: (condition: Expression) => Expression;
  /** Tokens that stand for a configuration macro used outside of conditions, or undefined to leave its name. */
  readonly substitute: (name: string, span: Span) => readonly Token[] | undefined;
  readonly report: Report;
}

const includeDepthLimit = 64;
const expansionDepthLimit = 64;

/** Runs the preprocessor over a file and all that it includes; every token comes with its presence condition. */
export function preprocess(file: SourceFile, options: PreprocessOptions): ConditionalToken[] {
  const { report } = options;
  const macros = new MacroTable();
  const output: ConditionalToken[] = [];
  const budget = new Budget(report);

  function run(current: SourceFile, presence: Expression, chain: readonly SourceFile[], span: Span): void {
    if (!budget.spend('characters in a file and what it includes', current.text.length, span)) return;
    const stack = new ConditionStack(presence, report);
    for (const item of scanFile(current, report)) {
      if (budget.isExhausted) return;
      if (item.kind === 'directive') directive(item, current, stack, chain);
      else if (isNever(stack.presence)) continue;
      else if (item.kind === 'stray') reportStray(item.span, report);
      else emit(item, stack.presence, item.span, new Set());
    }
    stack.close();
  }

  function emit(token: Token, when: Expression, span: Span, hidden: ReadonlySet<string>): void {
    const placed = token.span === span ? token : { ...token, span };
    if (!budget.spend('tokens in a file and what it includes', 1, span)) return;
    if (token.kind !== 'name' || hidden.has(token.image)) {
      output.push({ token: placed, when });
      return;
    }
    let rest = when;
    for (const definition of macros.alternatives(token.image)) {
      const here = options.decide(and(rest, definition.when));
      rest = options.decide(and(rest, not(definition.when)));
      if (isNever(here)) continue;
      if (definition.tokens === undefined) output.push({ token: placed, when: here });
      else if (hidden.size >= expansionDepthLimit) report.add('E0112', span, { name: token.image });
      else if (budget.spend('macro expansions', 1, span)) {
        for (const inner of definition.tokens) {
          emit({ ...inner, macro: token.image }, here, span, new Set(hidden).add(token.image));
        }
      }
    }
    if (isNever(rest)) return;
    for (const inner of options.substitute(token.image, span) ?? [placed])
      output.push({ token: inner, when: rest });
  }

  function directive(
    line: DirectiveLine,
    current: SourceFile,
    stack: ConditionStack,
    chain: readonly SourceFile[],
  ): void {
    const { name, span, rest, restOffset } = line;
    switch (name) {
      case 'if':
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'ifdef':
      case 'ifndef': {
        const condition = (): Expression => readCondition(line, current);
        return name.startsWith('elif') ? stack.alternative(line, condition) : stack.open(line, condition);
      }
      case 'else':
        checkEnd(line, current);
        return stack.alternative(line, () => always);
      case 'endif':
        checkEnd(line, current);
        return stack.end(line);
      default:
    }
    if (isNever(stack.presence)) return;
    switch (name) {
      case 'define':
      case 'undef':
        return define(line, current, stack.presence);
      case 'include':
        return include(line, current, stack.presence, chain);
      case 'error':
        // With open conditions there is no configuration yet that could be refused.
        if (isAlways(stack.presence))
          report.add('E0109', span, { message: rest.trim(), options: stack.options });
        return;
      case 'pragma':
      case 'line':
        return;
      default:
        // `# 12 "file"` is how a preprocessor that ran before (.pbf files) notes places.
        if (
          !/^[0-9]*$/.test(name) ||
          (name === '' && scanText(current, rest, restOffset, report).length > 0)
        ) {
          report.add('E0105', span, { directive: name });
        }
    }
  }

  /** `#else if X` is not what it looks like, so what follows these words is no matter of taste. */
  function checkEnd(line: DirectiveLine, current: SourceFile): void {
    if (line.rest.trim().startsWith('--')) return;
    const [extra] = scanText(current, line.rest, line.restOffset, report);
    if (!extra) return;
    const problem = `unexpected \`${extra.image}\` after it`;
    report.add('E0104', extra.span, { directive: line.name, problem });
  }

  function readCondition(line: DirectiveLine, current: SourceFile): Expression {
    const tokens = scanText(current, line.rest, line.restOffset, report);
    try {
      if (line.name === 'if' || line.name === 'elif') return options.decide(parseExpression(tokens, macros));
      const [macro] = tokens;
      if (macro?.kind !== 'name' || tokens.length > 1) throw new ExpressionError('expected one macro name');
      const isDefined = macros.isDefined(macro.image);
      return options.decide(line.name.endsWith('ndef') ? not(isDefined) : isDefined);
    } catch (error) {
      if (error instanceof EndlessMacroError) {
        report.add('E0112', line.span, { name: error.macro });
      } else if (error instanceof ExpressionError) {
        report.add('E0104', line.span, { directive: line.name, problem: error.message });
      } else if (error instanceof EvaluationError) {
        report.add('E0110', line.span, { problem: error.message });
      } else throw error;
      return always;
    }
  }

  function define(line: DirectiveLine, current: SourceFile, when: Expression): void {
    const [macro, ...tokens] = scanText(current, beforeComment(line.rest), line.restOffset, report);
    if (macro?.kind !== 'name' || (line.name === 'undef' && tokens.length > 0)) {
      report.add('E0104', line.span, { directive: line.name, problem: 'expected a macro name' });
    } else if (tokens[0]?.image === '(' && tokens[0].span.start === macro.span.end) {
      report.add('E0114', line.span, { name: macro.image });
    } else {
      macros.define(macro.image, when, line.name === 'define' ? tokens : undefined);
    }
  }

  function include(
    line: DirectiveLine,
    current: SourceFile,
    when: Expression,
    chain: readonly SourceFile[],
  ): void {
    const path = /^(?:<([^<>\n]+)>|"([^"\n]+)")\s*(?:\/\*.*\*\/|\/\/.*)?$/.exec(line.rest.trim());
    const wanted = path?.[1] ?? path?.[2];
    if (wanted === undefined) {
      report.add('E0104', line.span, { directive: 'include', problem: 'expected <file> or "file"' });
      return;
    }
    const result = options.include(wanted, current);
    if (result.kind === 'outside') report.add('E0108', line.span, { path: wanted });
    else if (result.kind === 'missing')
      report.add('E0106', line.span, { path: wanted, searched: result.searched });
    else if (chain.some(({ path: earlier }) => earlier === result.file.path)) {
      const circle = [...chain.map((file) => file.path), result.file.path].join(' -> ');
      report.add('E0107', line.span, { chain: circle });
    } else if (chain.length >= includeDepthLimit)
      report.add('E0115', line.span, { limit: includeDepthLimit });
    else if (budget.spend('included files', 1, line.span))
      run(result.file, when, [...chain, result.file], line.span);
  }

  run(file, always, [file], createSpan(file, 0, 0));
  // Half a file would only give problems that are none.
  return budget.isExhausted ? [] : output;
}

/** A definition ends where a comment of the bitfield language begins; `--` in other comments and texts is none. */
function beforeComment(rest: string): string {
  for (const { 0: found, index } of rest.matchAll(/\/\*(?:[^]*?\*\/|[^]*$)|\/\/[^\n]*|"[^"\n]*"|--/g)) {
    if (found === '--') return rest.slice(0, index);
  }
  return rest;
}
