// SPDX-License-Identifier: BSD-2-Clause
import { never } from '../../../condition/expression.js';
import { ExpressionError, type Names } from '../../preprocess/expression.js';
import type { Token } from '../../preprocess/token.js';
import type { Piece } from './piece.js';
import { toPiece } from './piece.js';

/** What a compiler says of itself in `#if`. */
export interface Compiler {
  readonly hasInclude: (path: string) => boolean;
  readonly hasAttribute: (name: string) => boolean;
}

const questions: ReadonlySet<string> = new Set([
  '__has_attribute',
  '__has_builtin',
  '__has_c_attribute',
  '__has_cpp_attribute',
  '__has_extension',
  '__has_feature',
  '__has_include',
  '__has_include_next',
  '__has_warning',
]);

export function isQuestion(name: string): boolean {
  return questions.has(name);
}

/** The tokens of an `#if`, ready for expansion: `__has_…` answered, what stands after `defined` protected. */
export function prepareCondition(tokens: readonly Token[], compiler: Compiler): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'name' && isQuestion(token.image) && tokens[at + 1]?.image === '(') {
      let close = at + 2;
      while (close < tokens.length && tokens[close]?.image !== ')') close += 1;
      if (close === tokens.length) throw new ExpressionError(`expected \`)\` after \`${token.image}\``);
      const answer = ask(token.image, tokens.slice(at + 2, close), compiler);
      pieces.push(toPiece({ kind: 'number', image: answer ? '1' : '0', span: token.span }));
      at = close;
      continue;
    }
    const before = tokens[at - 1]?.image === '(' ? tokens[at - 2] : tokens[at - 1];
    const isOperand = before?.image === 'defined';
    pieces.push(toPiece(token, isOperand ? new Set([token.image]) : undefined));
  }
  return pieces;
}

function ask(question: string, tokens: readonly Token[], { hasInclude, hasAttribute }: Compiler): boolean {
  const text = tokens.map(({ image }) => image).join('');
  if (question === '__has_include') return hasInclude(text.replace(/^[<"]|[>"]$/g, ''));
  return question === '__has_attribute' && hasAttribute(text.replace(/^__|__$/g, ''));
}

/** What is left of a condition after expansion: a name that is no macro counts as 0. */
export function namesIn(isDefined: (name: string) => boolean): Names {
  return {
    value: () => never,
    isDefined: (name) => ({ kind: 'number', value: isDefined(name) || isQuestion(name) ? 1n : 0n }),
  };
}
