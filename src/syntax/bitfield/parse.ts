// SPDX-License-Identifier: BSD-2-Clause
import {
  createTokenInstance,
  EOF,
  type IRecognitionException,
  type IToken,
  type TokenType,
  tokenLabel,
} from 'chevrotain';
import { BitfieldParser } from '../../../grammars/bitfield/parser.js';
import { fixedTokens, Identifier, Integer, Other } from '../../../grammars/bitfield/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { createSpan, type Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';
import type { BitfieldAst } from './ast.js';
import { payloadOf, toAst } from './to-ast.js';

let sharedParser: BitfieldParser | undefined;

/** How deep expressions may be nested; more is an attack or a mistake. */
const nestingLimit = 100;

/** Parses the tokens that the preprocessor let through. Syntax errors are reported; the rest is still returned. */
export function parseBitfield(tokens: readonly Token[], whole: Span, report: Report): BitfieldAst {
  if (isNestedTooDeep(tokens, report)) return { declarations: [] };
  const parser = (sharedParser ??= new BitfieldParser());
  parser.input = tokens.map(toParserToken);
  const tree = parser.spec();
  for (const error of parser.errors) {
    report.add('E0202', errorSpan(error, whole), { expected: expectation(error), found: foundText(error) });
  }
  return parser.errors.length > 0 ? { declarations: [] } : toAst(tree);
}

function toParserToken(token: Token): IToken {
  const { start, end } = token.span;
  const instance = createTokenInstance(tokenType(token), token.image, start, end - 1, NaN, NaN, NaN, NaN);
  instance.payload = token;
  return instance;
}

function tokenType(token: Token): TokenType {
  const fixed = fixedTokens.get(token.image);
  if (fixed) return fixed;
  return token.kind === 'name' ? Identifier : token.kind === 'number' ? Integer : Other;
}

function isNestedTooDeep(tokens: readonly Token[], report: Report): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token.image === '(' || token.image === '-') depth += 1;
    else if (token.image === ')') depth -= 1;
    else if (token.kind === 'name') depth = 0;
    if (depth > nestingLimit) {
      report.add('E0202', token.span, {
        expected: 'a simpler expression',
        found: `nesting over ${nestingLimit} deep`,
      });
      return true;
    }
  }
  return false;
}

/** At the end of the input the parser's own token has no place; the one before it does. */
function errorSpan(error: IRecognitionException, whole: Span): Span {
  if (error.token.tokenType !== EOF) return payloadOf(error.token).span;
  const previous = (error as { previousToken?: IToken }).previousToken;
  const last = previous?.payload as Token | undefined;
  return last
    ? createSpan(last.span.file, last.span.end, last.span.end)
    : createSpan(whole.file, whole.end, whole.end);
}

function foundText(error: IRecognitionException): string {
  return error.token.tokenType === EOF ? 'the end of the file' : `\`${error.token.image}\``;
}

/** What the grammar wanted, in words, from the parser's message. */
function expectation(error: IRecognitionException): string {
  const rule = error.context.ruleStack.at(-1) ?? '';
  const wanted = /--> (.+?) <--/.exec(error.message)?.[1];
  if (error.name === 'MismatchedTokenException' && wanted) return wanted;
  if (error.name === 'NotAllInputParsedException') return '`base`, `block` or `tagged_union`';
  return expectedByRule[rule] ?? tokenLabel(Identifier);
}

const expectedByRule: Readonly<Record<string, string>> = {
  spec: '`base`, `block` or `tagged_union`',
  member: '`field`, `field_high`, `field_ptr`, `padding` or `}`',
  block: '`field`, `field_high`, `field_ptr`, `padding` or `}`',
  taggedUnion: '`mask`, `tag` or `}`',
  tag: 'a tag value',
  sum: 'a number',
  product: 'a number',
  atom: 'a number',
};
