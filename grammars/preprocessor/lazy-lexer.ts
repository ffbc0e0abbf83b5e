// SPDX-License-Identifier: BSD-2-Clause
import { type ILexerConfig, Lexer, type TokenType } from 'chevrotain';

/** What splits a text into tokens. */
export type Tokenizer = Pick<Lexer, 'tokenize'>;

/** A lexer that is made when it is first asked: that takes a while, and half of the commands read no specs. */
export function lazyLexer(tokens: TokenType[], config: ILexerConfig): Tokenizer {
  let lexer: Lexer | undefined;
  return { tokenize: (text) => (lexer ??= new Lexer(tokens, config)).tokenize(text) };
}
