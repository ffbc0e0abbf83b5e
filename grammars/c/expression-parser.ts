// SPDX-License-Identifier: BSD-2-Clause
import { CstParser, type ParserMethod, type CstNode, type TokenType } from 'chevrotain';
import {
  Character,
  CloseBrace,
  CloseBracket,
  CloseParen,
  Colon,
  Identifier,
  Infix,
  Integer,
  Not,
  OpenBrace,
  OpenBracket,
  OpenParen,
  Plain,
  Question,
  Sign,
  Sizeof,
  Text,
} from './tokens.js';

/** Constant expressions of C, and what is passed over. They name types, and types hold expressions. */
export abstract class ExpressionParser extends CstParser {
  /** type: see the declarations. */
  abstract readonly type: ParserMethod<[], CstNode>;

  /** expression = operation [ "?" expression ":" expression ] */
  readonly expression = this.RULE('expression', () => {
    this.SUBRULE(this.operation);
    this.OPTION(() => {
      this.CONSUME(Question);
      this.SUBRULE(this.expression, { LABEL: 'then' });
      this.CONSUME(Colon);
      this.SUBRULE1(this.expression, { LABEL: 'otherwise' });
    });
  });

  /** operation = unary { INFIX unary }; which binds stronger is a table */
  readonly operation = this.RULE('operation', () => {
    this.SUBRULE(this.unary);
    this.MANY(() => {
      this.CONSUME(Infix, { LABEL: 'operator' });
      this.SUBRULE1(this.unary);
    });
  });

  /** unary = ( SIGN | "!" | "~" ) unary | "(" type ")" unary | "sizeof" ( "(" type ")" | unary ) | primary */
  readonly unary = this.RULE('unary', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(Sign) }, { ALT: () => this.CONSUME(Not) }]);
          this.SUBRULE(this.unary);
        },
      },
      {
        ALT: () => {
          this.CONSUME(OpenParen);
          this.SUBRULE(this.type, { LABEL: 'cast' });
          this.CONSUME(CloseParen);
          this.SUBRULE1(this.unary);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Sizeof);
          this.OR2({
            // `sizeof (int)` might begin a cast as well; it never does.
            IGNORE_AMBIGUITIES: true,
            DEF: [
              {
                ALT: () => {
                  this.CONSUME1(OpenParen);
                  this.SUBRULE1(this.type, { LABEL: 'measured' });
                  this.CONSUME1(CloseParen);
                },
              },
              { ALT: () => this.SUBRULE2(this.unary) },
            ],
          });
        },
      },
      { ALT: () => this.SUBRULE(this.primary) },
    ]);
  });

  /** primary = NUMBER | CHARACTER | STRING { STRING } | NAME | "(" expression ")" */
  readonly primary = this.RULE('primary', () => {
    this.OR([
      { ALT: () => this.CONSUME(Integer) },
      { ALT: () => this.CONSUME(Character) },
      { ALT: () => this.AT_LEAST_ONE(() => this.CONSUME(Text)) },
      { ALT: () => this.CONSUME(Identifier) },
      {
        ALT: () => {
          this.CONSUME(OpenParen);
          this.SUBRULE(this.expression);
          this.CONSUME(CloseParen);
        },
      },
    ]);
  });

  /** soup = { anything | "(" soup ")" | "[" soup "]" | "{" soup "}" } */
  readonly soup = this.RULE('soup', () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Plain) },
        {
          ALT: () => {
            this.CONSUME(OpenParen);
            this.SUBRULE(this.soup);
            this.CONSUME(CloseParen);
          },
        },
        {
          ALT: () => {
            this.CONSUME(OpenBracket);
            this.SUBRULE1(this.soup);
            this.CONSUME(CloseBracket);
          },
        },
        {
          ALT: () => {
            this.CONSUME(OpenBrace);
            this.SUBRULE2(this.soup);
            this.CONSUME(CloseBrace);
          },
        },
      ]);
    });
  });

  protected constructor(tokens: TokenType[], skipValidations: boolean) {
    super(tokens, { maxLookahead: 2, nodeLocationTracking: 'onlyOffset', skipValidations });
  }
}
