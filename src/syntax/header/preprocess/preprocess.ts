// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../../condition/evaluate.js';
import { always, type Expression, isNever, never } from '../../../condition/expression.js';
import { Report } from '../../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../../text/source-file.js';
import { createSpan, type Span } from '../../../text/span.js';
import { ConditionStack } from '../../preprocess/condition-stack.js';
import { parseExpression } from '../../preprocess/expression.js';
import type { IncludeResult } from '../../preprocess/preprocess.js';
import { type DirectiveLine, reportStray } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';
import { isQuestion, namesIn } from './condition.js';
import { createDirectives, type DirectiveEffects } from './directives.js';
import { expand, type ExpandOptions } from './expand.js';
import { createBudget } from './limits.js';
import type { Macro } from './macro.js';
import { HeaderMacros } from './macros.js';
import { type Piece, toPiece } from './piece.js';
import { takePragmas } from './pragma.js';
import { presenceOf } from './presence.js';
import { scanCFile, scanCRest } from './scan.js';

export interface HeaderPreprocessOptions {
  /** Finds what `#include <path>` or `#include "path"` names. */
  readonly include: (path: string, from: SourceFile) => IncludeResult;
  /** What is known of a condition after expansion: always or never. */
  readonly decide: (condition: Expression) => Expression;
  /** Macros of the configuration and of the compiler. */
  readonly lookup: MacroLookup;
  readonly hasAttribute: (name: string) => boolean;
  readonly report: Report;
}

export interface Preprocessed {
  readonly tokens: readonly Token[];
  /** Macros of the text that are defined at its end. */
  readonly macros: readonly Macro[];
  /** Applies all macros to a text, as at the end of the file; `_Pragma` stays in it. */
  readonly expand: (tokens: readonly Token[]) => Token[];
  /** Applies macros with parameters alone, to a text that {@link expand} was given before: nothing is reported again. */
  readonly expandCalls: (tokens: readonly Token[]) => Token[];
}

const includeDepthLimit = 64;

const brackets: Readonly<Partial<Record<string, number>>> = { '(': 1, ')': -1 };

/** Runs the C preprocessor over a file and all that it includes, under one configuration. */
export function preprocessHeader(file: SourceFile, options: HeaderPreprocessOptions): Preprocessed {
  const { report } = options;
  const macros = new HeaderMacros(options.lookup, report);
  const budget = createBudget(report);
  const output: Token[] = [];
  const once = new Set<string>();
  const expansion = {
    macro: (name: string, span: Span) => macros.find(name, span),
    spend: (amount: number, span: Span) => budget.spend('tokens from macros', amount, span),
    report,
  };

  function run(current: SourceFile, chain: readonly SourceFile[], span: Span): void {
    if (!budget.spend('characters in a file and what it includes', current.text.length, span)) return;
    const stack = new ConditionStack(always, report);
    const directive = createDirectives(stack, effectsIn(current, stack, chain), report);
    let pending: Piece[] = [];
    // How many `)` a call is away from its end: until then there is no use in reading it again at every directive.
    let depth = 0;
    const flush = (isEnd: boolean): void => {
      if (depth > 0 && !isEnd) return;
      const { done, rest } = expand(pending, expansion);
      for (const { token } of done) output.push(token);
      pending = isEnd ? [] : rest;
      depth = pending.reduce((sum, { token }) => sum + (brackets[token.image] ?? 0), 0);
      if (isEnd && rest.length > 0) finish(rest);
    };
    for (const item of scanCFile(current, report)) {
      if (budget.isExhausted()) return;
      if (item.kind !== 'directive') {
        if (isNever(stack.presence)) continue;
        if (item.kind === 'stray') {
          reportStray(item.span, report);
          continue;
        }
        if (!budget.spend('tokens in a file and what it includes', 1, item.span)) return;
        pending.push(toPiece(item));
        if (depth > 0) depth += brackets[item.image] ?? 0;
        continue;
      }
      flush(item.name === 'include' && !isNever(stack.presence));
      directive(item);
    }
    flush(true);
    stack.close();
  }

  /** A macro's name at the end, or a call that lacks its end. */
  function finish([name, ...others]: readonly Piece[]): void {
    if (!name) return;
    if (others.length > 0)
      report.add('E0907', name.token.span, { name: name.token.image, problem: 'expected `)`' });
    else output.push(name.token);
  }

  function effectsIn(
    current: SourceFile,
    stack: ConditionStack,
    chain: readonly SourceFile[],
  ): DirectiveEffects {
    return {
      hasInclude: (path) => options.include(path, current).kind === 'found',
      hasAttribute: options.hasAttribute,
      isReached: () => !isNever(stack.presence),
      readCondition: (pieces) => options.decide(parseExpression(expandAll(pieces), namesIn(isDefined))),
      isDefined: (name) => (isDefined(name) ? always : never),
      define: (macro) => macros.define({ ...macro, presence: presenceOf(stack.branches) }),
      undefine: (name) => macros.undefine(name),
      include: (line) => include(line, current, chain),
      refuse: ({ span, rest }) => report.add('E0109', span, { message: rest.trim(), options: stack.options }),
      readOnce: () => once.add(current.path),
    };
  }

  function isDefined(name: string): boolean {
    return macros.isDefined(name) || isQuestion(name);
  }

  function include(line: DirectiveLine, current: SourceFile, chain: readonly SourceFile[]): void {
    const wanted = includedPath(line.rest) ?? includedPath(expandText(line));
    if (wanted === undefined)
      return report.add('E0104', line.span, { directive: 'include', problem: 'expected <file> or "file"' });
    const result = options.include(wanted, current);
    if (result.kind === 'outside') return report.add('E0108', line.span, { path: wanted });
    if (result.kind === 'missing')
      return report.add('E0106', line.span, { path: wanted, searched: result.searched });
    const { file: found } = result;
    if (once.has(found.path)) return;
    // With include guards a header may well be met again on the way; without any it would never end.
    if (chain.length >= includeDepthLimit) {
      const first = chain.findIndex(({ path }) => path === found.path);
      if (first < 0) return report.add('E0115', line.span, { limit: includeDepthLimit });
      const next = chain.findIndex(({ path }, index) => index > first && path === found.path);
      const circle = chain.slice(first, next < 0 ? undefined : next).map(({ path }) => path);
      return report.add('E0107', line.span, { chain: [...circle, found.path].join(' -> ') });
    }
    if (budget.spend('included files', 1, line.span)) run(found, [...chain, found], line.span);
  }

  function expandText(line: DirectiveLine): string {
    const tokens = expandTokens(scanCRest(line, report));
    return tokens.map(({ image }) => image).join('');
  }

  function expandTokens(tokens: readonly Token[], how?: ExpandOptions): Token[] {
    return expandAll(
      tokens.map((token) => toPiece(token)),
      how,
    );
  }

  /** Applies macros to what is all there is: a call that lacks its end stays as it is. */
  function expandAll(pieces: readonly Piece[], how: ExpandOptions = expansion): Token[] {
    const { done, rest } = expand(pieces, how);
    return [...done, ...rest].map(({ token }) => token);
  }

  function expandCalls(tokens: readonly Token[]): Token[] {
    const macro = (name: string, span: Span): Macro | undefined => {
      const found = macros.find(name, span);
      return found?.parameters && found;
    };
    return expandTokens(tokens, { ...expansion, macro, report: new Report() });
  }

  run(file, [file], createSpan(file, 0, 0));
  return {
    tokens: takePragmas(output).tokens,
    macros: macros.list(),
    expand: (tokens) => expandTokens(tokens),
    expandCalls,
  };
}

function includedPath(text: string): string | undefined {
  const match = /^\s*(?:<([^<>\n]+)>|"([^"\n]+)")\s*(?:\/\*.*\*\/|\/\/.*)?\s*$/.exec(text);
  return match?.[1] ?? match?.[2];
}
