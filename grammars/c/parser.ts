// SPDX-License-Identifier: BSD-2-Clause
import {
  Alignas,
  allTokens,
  Asm,
  Assign,
  Attribute,
  BasicType,
  CloseBrace,
  CloseBracket,
  CloseParen,
  Colon,
  Comma,
  Enum,
  Identifier,
  OpenBrace,
  OpenBracket,
  OpenParen,
  Qualifier,
  Record,
  Semicolon,
  Star,
  StaticAssert,
  Storage,
  Text,
  Typedef,
  TypeName,
} from './tokens.js';
import { FunctionParser } from './function-parser.js';

/** Declarations of C after preprocessing, one at a time. The EBNF above each rule is the grammar of README.md. */
export class CParser extends FunctionParser {
  /** external = static_assert | asm | declaration */
  readonly external = this.RULE('external', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.staticAssert) },
      { ALT: () => this.SUBRULE(this.asm) },
      { ALT: () => this.SUBRULE(this.declaration) },
    ]);
  });

  /** static_assert = "_Static_assert" "(" expression [ "," STRING { STRING } ] ")" [ ";" ] */
  readonly staticAssert = this.RULE('staticAssert', () => {
    this.CONSUME(StaticAssert);
    this.CONSUME(OpenParen);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(Comma);
      this.AT_LEAST_ONE(() => this.CONSUME(Text));
    });
    this.CONSUME(CloseParen);
    this.OPTION1(() => this.CONSUME(Semicolon));
  });

  /** asm = "asm" { qualifier } "(" soup ")" [ ";" ] */
  readonly asm = this.RULE('asm', () => {
    this.CONSUME(Asm);
    this.MANY(() => this.CONSUME(Qualifier));
    this.CONSUME(OpenParen);
    this.SUBRULE(this.soup);
    this.CONSUME(CloseParen);
    this.OPTION(() => this.CONSUME(Semicolon));
  });

  /** declaration = specifiers [ initialised { "," initialised } ] ";" */
  readonly declaration = this.RULE('declaration', () => {
    this.SUBRULE(this.specifiers);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.initialised) });
    this.CONSUME(Semicolon);
  });

  /** initialised = declarator [ asm ] { attribute } [ "=" ( expression | "{" soup "}" ) ] */
  readonly initialised = this.RULE('initialised', () => {
    this.SUBRULE(this.declarator);
    this.OPTION(() => this.SUBRULE(this.asm));
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION1(() => {
      this.CONSUME(Assign);
      this.OR([
        { ALT: () => this.SUBRULE(this.expression, { LABEL: 'value' }) },
        {
          ALT: () => {
            this.CONSUME(OpenBrace);
            this.SUBRULE(this.soup);
            this.CONSUME(CloseBrace);
          },
        },
      ]);
    });
  });

  /** specifiers = specifier { specifier } */
  override readonly specifiers = this.RULE('specifiers', () => {
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => this.CONSUME(Typedef) },
        { ALT: () => this.CONSUME(Storage) },
        { ALT: () => this.CONSUME(Qualifier) },
        { ALT: () => this.CONSUME(BasicType) },
        { ALT: () => this.CONSUME(TypeName) },
        { ALT: () => this.SUBRULE(this.attribute) },
        { ALT: () => this.SUBRULE(this.alignas) },
        { ALT: () => this.SUBRULE(this.record) },
        { ALT: () => this.SUBRULE(this.enumeration) },
      ]);
    });
  });

  /** alignas = "_Alignas" "(" ( type | expression ) ")" */
  readonly alignas = this.RULE('alignas', () => {
    this.CONSUME(Alignas);
    this.CONSUME(OpenParen);
    this.OR([{ ALT: () => this.SUBRULE(this.type) }, { ALT: () => this.SUBRULE(this.expression) }]);
    this.CONSUME(CloseParen);
  });

  /** record = ( "struct" | "union" ) { attribute } [ NAME ] [ "{" { member } "}" { attribute } ] */
  readonly record = this.RULE('record', () => {
    this.CONSUME(Record);
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION(() => this.CONSUME(Identifier));
    this.OPTION1(() => {
      this.CONSUME(OpenBrace);
      this.MANY1(() => this.SUBRULE(this.member));
      this.CONSUME(CloseBrace);
      this.MANY2(() => this.SUBRULE1(this.attribute));
    });
  });

  /** member = ";" | static_assert | specifiers [ field { "," field } ] ";" */
  readonly member = this.RULE('member', () => {
    this.OR([
      { ALT: () => this.CONSUME(Semicolon) },
      { ALT: () => this.SUBRULE(this.staticAssert) },
      {
        ALT: () => {
          this.SUBRULE(this.specifiers);
          this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.field) });
          this.CONSUME1(Semicolon);
        },
      },
    ]);
  });

  /** field = ( declarator [ ":" expression ] | ":" expression ) { attribute } */
  readonly field = this.RULE('field', () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.declarator);
          this.OPTION(() => {
            this.CONSUME(Colon);
            this.SUBRULE(this.expression, { LABEL: 'bits' });
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME1(Colon);
          this.SUBRULE1(this.expression, { LABEL: 'bits' });
        },
      },
    ]);
    this.MANY(() => this.SUBRULE(this.attribute));
  });

  /** enumeration = "enum" { attribute } [ NAME ] [ "{" enumerator { "," enumerator } [ "," ] "}" { attribute } ] */
  readonly enumeration = this.RULE('enumeration', () => {
    this.CONSUME(Enum);
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION(() => this.CONSUME(Identifier));
    this.OPTION1(() => {
      this.CONSUME(OpenBrace);
      this.SUBRULE(this.enumerator);
      this.MANY1({
        GATE: () => this.LA(2).tokenType !== CloseBrace,
        DEF: () => {
          this.CONSUME(Comma);
          this.SUBRULE1(this.enumerator);
        },
      });
      this.OPTION2(() => this.CONSUME1(Comma));
      this.CONSUME(CloseBrace);
      this.MANY2(() => this.SUBRULE1(this.attribute));
    });
  });

  /** enumerator = NAME { attribute } [ "=" expression ] */
  readonly enumerator = this.RULE('enumerator', () => {
    this.CONSUME(Identifier);
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION(() => {
      this.CONSUME(Assign);
      this.SUBRULE(this.expression);
    });
  });

  /** declarator = { pointer } ( NAME | "(" declarator ")" ) { suffix } */
  override readonly declarator = this.RULE('declarator', () => {
    this.MANY(() => this.SUBRULE(this.pointer));
    this.OR([
      { ALT: () => this.CONSUME(Identifier) },
      {
        ALT: () => {
          this.CONSUME(OpenParen);
          this.SUBRULE(this.declarator);
          this.CONSUME(CloseParen);
        },
      },
    ]);
    this.MANY1(() => this.SUBRULE(this.suffix));
  });

  /** pointer = "*" { qualifier | attribute } */
  override readonly pointer = this.RULE('pointer', () => {
    this.CONSUME(Star);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Qualifier) }, { ALT: () => this.SUBRULE(this.attribute) }]);
    });
  });

  /** suffix = "[" [ expression ] "]" | "(" soup ")" */
  readonly suffix = this.RULE('suffix', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(OpenBracket);
          this.OPTION(() => this.SUBRULE(this.expression));
          this.CONSUME(CloseBracket);
        },
      },
      {
        ALT: () => {
          this.CONSUME(OpenParen);
          this.SUBRULE(this.soup);
          this.CONSUME(CloseParen);
        },
      },
    ]);
  });

  /** attribute = "__attribute__" "(" "(" property { "," property } ")" ")" */
  override readonly attribute = this.RULE('attribute', () => {
    this.CONSUME(Attribute);
    this.CONSUME(OpenParen);
    this.CONSUME1(OpenParen);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.property) });
    this.CONSUME(CloseParen);
    this.CONSUME1(CloseParen);
  });

  /** property = ( NAME | qualifier ) [ "(" [ expression { "," expression } ] ")" ] */
  readonly property = this.RULE('property', () => {
    this.OR([{ ALT: () => this.CONSUME(Identifier) }, { ALT: () => this.CONSUME(Qualifier) }]);
    this.OPTION(() => {
      this.CONSUME(OpenParen);
      this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) });
      this.CONSUME(CloseParen);
    });
  });

  /** type = specifiers { pointer } { "[" [ expression ] "]" } */
  override readonly type = this.RULE('type', () => {
    this.SUBRULE(this.specifiers);
    this.MANY(() => this.SUBRULE(this.pointer));
    this.MANY1(() => this.SUBRULE(this.suffix));
  });

  /** Whether the grammar is sound is for a test to ask: every run would wait for it. */
  constructor(isChecked = false) {
    super(allTokens, !isChecked);
    this.performSelfAnalysis();
  }
}
