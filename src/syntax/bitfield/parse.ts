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
import {
  CloseBrace,
  CloseParen,
  fixedTokens,
  Identifier,
  Integer,
  OpenBrace,
  Other,
} from '../../../grammars/bitfield/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { createSpan, type Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';
import type { BitfieldAst } from './ast.js';
import { payloadOf, toAst } from './to-ast.js';

let sharedParser: BitfieldParser | undefined;

/** How deep expressions may be nested; more is an attack or a mistake. */
const nestingLimit = 100;
const operatorLimit = 1000;

/** Parses the tokens that the preprocessor let through. Syntax errors are reported; the rest is still returned. */
export function parseBitfield(tokens: readonly Token[], whole: Span, report: Report): BitfieldAst {
  if (isTooComplex(tokens, report)) return unread(tokens);
  const parser = (sharedParser ??= new BitfieldParser());
  parser.input = tokens.map(toParserToken);
  const tree = parser.spec();
  for (const error of parser.errors) {
    report.add('E0202', errorSpan(error, whole), { expected: expectation(error), found: foundText(error) });
  }
  return parser.errors.length > 0 ? unread(tokens) : toAst(tree);
}

/** Of what cannot be read, at least what it is called. */
function unread(tokens: readonly Token[]): BitfieldAst {
  const names = tokens.filter(({ kind }, at) => {
    const before = tokens[at - 1]?.image;
    return kind === 'name' && (before === 'block' || before === 'tagged_union');
  });
  return { declarations: [], unread: names.map(({ image }) => image) };
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

/** The parser and all that walks its trees recurse, so what is too deep for them is found before. */
function isTooComplex(tokens: readonly Token[], report: Report): boolean {
  let depth = 0;
  let operators = 0;
  let signs = 0;
  for (const { image, kind, span } of tokens) {
    if (kind === 'name' && fixedTokens.has(image)) depth = operators = 0;
    else if (image === '(') depth += 1;
    else if (image === ')') depth -= 1;
    else if (/^[-+*/%]$/.test(image)) operators += 1;
    signs = image === '-' ? signs + 1 : 0;
    const problem =
      depth + signs > nestingLimit
        ? `an expression nested more than ${nestingLimit} deep`
        : operators > operatorLimit
          ? `an expression with more than ${operatorLimit} operators`
          : undefined;
    if (problem === undefined) continue;
    report.add('E0204', span, { problem });
    return true;
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

/** What the grammar wanted, in words: the parser knows one token, or that none of several fits. */
function expectation(error: IRecognitionException): string {
  const rule = error.context.ruleStack.at(-1) ?? '';
  const wanted = /--> (.+?) <--/.exec(error.message)?.[1];
  if (error.name === 'NotAllInputParsedException') return declarations;
  if (error.name !== 'MismatchedTokenException' || !wanted || wanted.includes('EOF')) {
    return expectedByRule[rule] ?? declarations;
  }
  // Before a closing bracket, more of the same may stand too.
  if (wanted === tokenLabel(CloseBrace)) return expectedByRule[rule] ?? wanted;
  if (wanted === tokenLabel(CloseParen)) return '`)`, `,` or an operator';
  if (wanted === tokenLabel(OpenBrace))
    return rule === 'block' || rule === 'taggedUnion' ? '`(` or `{`' : wanted;
  return wanted;
}

const declarations = '`base`, `block` or `tagged_union`';
const members = '`field`, `field_high`, `field_ptr`, `padding` or `}`';
const value = 'a number, a name, `-` or `(`';

const expectedByRule: Readonly<Record<string, string>> = {
  spec: declarations,
  declaration: declarations,
  member: members,
  block: members,
  taggedUnion: '`mask`, `tag` or `}`',
  tag: value,
  tagValues: value,
  sum: value,
  product: value,
  atom: value,
};
