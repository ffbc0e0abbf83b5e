// SPDX-License-Identifier: BSD-2-Clause
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { Identifier, Qualifier, Star, Storage, Typedef } from '../../../grammars/c/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';
import { only, payloadOf } from './cst.js';

/** Why a declaration could not be read. */
export type Problem =
  | { readonly kind: 'complex'; readonly span: Span; readonly text: string }
  | { readonly kind: 'type'; readonly span: Span; readonly name: string }
  | { readonly kind: 'syntax'; readonly span: Span; readonly expected: string; readonly found: string };

export function reportProblem(problem: Problem, report: Report): void {
  const { kind, span } = problem;
  if (kind === 'complex') report.add('E0911', span, { problem: problem.text });
  else if (kind === 'type') report.add('E0903', span, { name: problem.name });
  else report.add('E0901', span, { expected: problem.expected, found: problem.found });
}

/** What the parser says, in words of C. It stopped at one of `input`, which stand for `tokens`. */
export function toProblem(
  error: IRecognitionException,
  tokens: readonly Token[],
  input: readonly IToken[],
): Problem {
  const isEnd = error.token.tokenType === EOF;
  const at = isEnd ? input.length : input.indexOf(error.token);
  const rule = error.context.ruleStack.at(-1) ?? '';
  const type = rule.startsWith('enumerat')
    ? undefined
    : (unknownType(input, at) ?? unknownType(input, at - 1));
  if (type) return { kind: 'type', span: type.span, name: type.image };
  const { span } = isEnd ? only([tokens.at(-1)]) : payloadOf(error.token);
  const found = isEnd ? 'its end' : `\`${error.token.image}\``;
  const wanted = error.name === 'MismatchedTokenException' && /--> (.+?) <--/.exec(error.message)?.[1];
  return { kind: 'syntax', span, expected: wanted || (expectedByRule[rule] ?? 'a declaration'), found };
}

/** A name where a type has to stand, with the name of what is declared after it: no typedef has declared it. */
function unknownType(input: readonly IToken[], at: number): Token | undefined {
  const [before, token, after] = [input[at - 1], input[at], input[at + 1]];
  const isStart = !before || /^[{;}]$/.test(before.image) || beforeType.has(before.tokenType);
  const isName = token?.tokenType === Identifier;
  const isDeclared = after?.tokenType === Identifier || after?.tokenType === Star;
  return isStart && isName && isDeclared ? payloadOf(token) : undefined;
}

const beforeType = new Set([Typedef, Storage, Qualifier]);

const value = 'a number, a name, `sizeof` or `(`';

const expectedByRule: Readonly<Record<string, string>> = {
  member: 'a member',
  field: 'the name of a member or `:`',
  declarator: 'a name or `(`',
  suffix: '`[` or `(`',
  property: 'the name of an attribute',
  specifiers: 'a type',
  type: 'a type',
  alignas: value,
  expression: value,
  operation: value,
  unary: value,
  primary: value,
  initialised: '`=`, `,` or `;`',
};
