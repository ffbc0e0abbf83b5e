// SPDX-License-Identifier: BSD-2-Clause
import type { CstNode, ParserMethod } from 'chevrotain';
import { ExpressionParser } from './expression-parser.js';
import {
  CloseBrace,
  CloseParen,
  Comma,
  Identifier,
  OpenBrace,
  OpenParen,
  Return,
  Semicolon,
} from './tokens.js';

/** What is read of functions with a body. The EBNF above each rule is the grammar of README.md. */
export abstract class FunctionParser extends ExpressionParser {
  /** specifiers, declarator, pointer, attribute: see the declarations. */
  abstract readonly specifiers: ParserMethod<[], CstNode>;
  abstract readonly declarator: ParserMethod<[], CstNode>;
  abstract readonly pointer: ParserMethod<[], CstNode>;
  abstract readonly attribute: ParserMethod<[], CstNode>;

  /** head = specifiers declarator { attribute } */
  readonly head = this.RULE('head', () => {
    this.SUBRULE(this.specifiers);
    this.SUBRULE(this.declarator);
    this.MANY(() => this.SUBRULE(this.attribute));
  });

  /** forward = specifiers { pointer } NAME "(" [ parameter { "," parameter } ] ")" { attribute } "{" call "}" */
  readonly forward = this.RULE('forward', () => {
    this.SUBRULE(this.specifiers);
    this.MANY(() => this.SUBRULE(this.pointer));
    this.CONSUME(Identifier);
    this.CONSUME(OpenParen);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.parameter) });
    this.CONSUME(CloseParen);
    this.MANY1(() => this.SUBRULE(this.attribute));
    this.CONSUME(OpenBrace);
    this.SUBRULE(this.call);
    this.CONSUME(CloseBrace);
  });

  /** parameter = specifiers [ declarator ] */
  readonly parameter = this.RULE('parameter', () => {
    this.SUBRULE(this.specifiers);
    this.OPTION(() => this.SUBRULE(this.declarator));
  });

  /** call = [ "return" ] NAME "(" [ expression { "," expression } ] ")" ";" */
  readonly call = this.RULE('call', () => {
    this.OPTION(() => this.CONSUME(Return));
    this.CONSUME(Identifier);
    this.CONSUME(OpenParen);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(CloseParen);
    this.CONSUME(Semicolon);
  });
}
