// SPDX-License-Identifier: BSD-2-Clause
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { CParser } from '../../../grammars/c/parser.js';
import {
  Character,
  fixedTokens,
  Identifier,
  Integer,
  Other,
  Text,
  TypeName,
} from '../../../grammars/c/tokens.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Token } from '../preprocess/token.js';
import type { ExpressionAst, ExternalAst, FunctionAst } from './ast.js';
import { complexityProblem } from './complexity.js';
import { type NamesInTokens, namesInTokens } from './declared-names.js';
import { type Problem, reportProblem, toProblem } from './problem.js';
import { rememberParse } from './remember-parse.js';
import { type Portion, splitDeclarations } from './split.js';
import { AstBuilder } from './to-ast.js';
import { toForwardAst, toFunctionAst } from './to-function-ast.js';

export interface ParsedHeader {
  readonly declarations: readonly ExternalAst[];
  /** What typedefs declare: needed to parse anything that follows. */
  readonly typeNames: ReadonlySet<string>;
}

let sharedParser: CParser | undefined;

/** Parses the tokens that the preprocessor let through. What cannot be read is reported and left out. */
export function parseHeader(
  tokens: readonly Token[],
  report: Report,
  known: Iterable<string> = builtInTypes,
): ParsedHeader {
  const typeNames = new Set<string>(known);
  const declarations: ExternalAst[] = [];
  for (const portion of splitDeclarations(tokens)) {
    const ast =
      portion.bodyAt === undefined
        ? parseDeclaration(portion, typeNames, report)
        : parseFunction(portion, typeNames);
    if (!ast) {
      // What it declares is a type all the same, or each use of it would be one more mistake.
      if (portion.bodyAt === undefined) addWrongNames(namesInTokens(portion.tokens), typeNames, report);
      continue;
    }
    declarations.push(ast);
    if (ast.kind !== 'declaration') continue;
    for (const { name } of ast.declarators) {
      if (ast.specifiers.isTypedef) typeNames.add(name.text);
    }
  }
  return { declarations, typeNames };
}

function addWrongNames({ types, others }: NamesInTokens, typeNames: Set<string>, report: Report): void {
  for (const name of types) typeNames.add(name);
  report.addWrongNames([...types, ...others]);
}

/** Names of types that no header declares. */
export const builtInTypes: readonly string[] = ['__builtin_va_list'];

function parseDeclaration(
  portion: Portion,
  typeNames: ReadonlySet<string>,
  report: Report,
): ExternalAst | undefined {
  const { ast, problem } = readDeclaration(portion, typeNames);
  if (problem) reportProblem(problem, report);
  return ast;
}

/** Either of both; neither for no tokens. */
interface Declaration {
  readonly ast?: ExternalAst;
  readonly problem?: Problem | undefined;
}

const readDeclaration = rememberParse(({ tokens }, typeNames): Declaration => {
  const { tree, problem } = parse(tokens, typeNames, (parser) => parser.external());
  return tree ? { ast: new AstBuilder(tokens).external(tree) } : { problem };
});

/** Most functions do what no header has to say, so one that cannot be read is no mistake. */
const parseFunction = rememberParse(({ tokens, bodyAt }, typeNames): FunctionAst | undefined => {
  const before = tokens.slice(0, bodyAt);
  const head = parse(before, typeNames, (parser) => parser.head()).tree;
  if (!head) return undefined;
  // With further braces it declares a type within, or does more than one thing.
  const isPlain = tokens.filter(({ image }) => image === '{').length === 1;
  const forward = isPlain ? parse(tokens, typeNames, (parser) => parser.forward()).tree : undefined;
  const call = forward && toForwardAst(new AstBuilder(tokens), forward);
  return toFunctionAst(new AstBuilder(before), head, call);
});

/** Parses a whole text as an expression; undefined where it is none. Most macros are none, so nothing is reported. */
export function parseConstant(
  tokens: readonly Token[],
  typeNames: ReadonlySet<string>,
): ExpressionAst | undefined {
  return readConstant({ tokens, bodyAt: undefined }, typeNames);
}

const readConstant = rememberParse(({ tokens }, typeNames): ExpressionAst | undefined => {
  const { tree } = parse(tokens, typeNames, (parser) => parser.expression());
  return tree && new AstBuilder(tokens).expression(tree);
});

function parse(
  tokens: readonly Token[],
  typeNames: ReadonlySet<string>,
  rule: (parser: CParser) => ReturnType<CParser['external']>,
): { tree?: ReturnType<CParser['external']>; problem?: Problem } {
  const [first] = tokens;
  if (!first) return {};
  const complex = complexityProblem(tokens);
  if (complex) return { problem: { kind: 'complex', ...complex } };
  const parser = (sharedParser ??= new CParser());
  parser.input = toParserTokens(tokens, typeNames);
  const tree = rule(parser);
  const [error] = parser.errors;
  return error ? { problem: toProblem(error, tokens, parser.input) } : { tree };
}

function toParserTokens(tokens: readonly Token[], typeNames: ReadonlySet<string>): IToken[] {
  const result: IToken[] = [];
  tokens.forEach((token, index) => {
    const type = tokenType(token, result.at(-1), typeNames);
    const instance = createTokenInstance(type, token.image, index, index, NaN, NaN, NaN, NaN);
    instance.payload = token;
    result.push(instance);
  });
  return result;
}

function tokenType(token: Token, before: IToken | undefined, typeNames: ReadonlySet<string>): TokenType {
  const fixed = token.kind === 'text' ? undefined : fixedTokens.get(token.image);
  if (fixed) return fixed;
  if (token.kind === 'number') return Integer;
  if (token.kind === 'text') {
    if (/^\w*"/.test(token.image)) return Text;
    return /^\w*'/.test(token.image) && token.image.length > 1 ? Character : Other;
  }
  if (token.kind !== 'name') return Other;
  return typeNames.has(token.image) && !isAfterType(before) ? TypeName : Identifier;
}

/** After a type, a `*` or a `}` stands the name that is declared, even where it is a type elsewhere. */
function isAfterType(before: IToken | undefined): boolean {
  return ['TypeName', 'BasicType', 'Record', 'Enum', 'Star', 'CloseBrace', 'Identifier'].includes(
    before?.tokenType.name ?? '',
  );
}
