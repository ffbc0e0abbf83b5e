// SPDX-License-Identifier: BSD-2-Clause
import { CstParser } from 'chevrotain';
import {
  allTokens,
  Base,
  Block,
  CloseBrace,
  CloseParen,
  Comma,
  Divide,
  Field,
  FieldHigh,
  FieldPtr,
  Identifier,
  Integer,
  Mask,
  Minus,
  Modulo,
  OpenBrace,
  OpenParen,
  Padding,
  Plus,
  Tag,
  TaggedUnion,
  Times,
} from './tokens.js';

/** The bitfield language after preprocessing. The EBNF above each rule is the grammar of README.md. */
export class BitfieldParser extends CstParser {
  /** spec = { declaration } */
  readonly spec = this.RULE('spec', () => {
    this.MANY(() => this.SUBRULE(this.declaration));
  });

  /** declaration = base | block | tagged_union */
  readonly declaration = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.base) },
      { ALT: () => this.SUBRULE(this.block) },
      { ALT: () => this.SUBRULE(this.taggedUnion) },
    ]);
  });

  /** base = "base" sum [ "(" sum [ "," sum ] ")" ] */
  readonly base = this.RULE('base', () => {
    this.CONSUME(Base);
    this.SUBRULE(this.sum, { LABEL: 'width' });
    this.OPTION(() => {
      this.CONSUME(OpenParen);
      this.SUBRULE1(this.sum, { LABEL: 'canonical' });
      this.OPTION1(() => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.sum, { LABEL: 'signExtend' });
      });
      this.CONSUME(CloseParen);
    });
  });

  /** block = "block" NAME [ "(" [ names ] ")" ] "{" { member } "}" */
  readonly block = this.RULE('block', () => {
    this.CONSUME(Block);
    this.CONSUME(Identifier);
    this.OPTION(() => {
      this.CONSUME(OpenParen);
      this.MANY_SEP({ SEP: Comma, DEF: () => this.CONSUME1(Identifier, { LABEL: 'visible' }) });
      this.CONSUME(CloseParen);
    });
    this.CONSUME(OpenBrace);
    this.MANY(() => this.SUBRULE(this.member));
    this.CONSUME(CloseBrace);
  });

  /** member = ("field" | "field_high") NAME sum | "field_ptr" [ "(" sum ")" ] NAME sum | "padding" sum */
  readonly member = this.RULE('member', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(Field) }, { ALT: () => this.CONSUME(FieldHigh) }]);
          this.CONSUME(Identifier);
          this.SUBRULE(this.sum, { LABEL: 'size' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(FieldPtr);
          this.OPTION(() => {
            this.CONSUME(OpenParen);
            this.SUBRULE1(this.sum, { LABEL: 'align' });
            this.CONSUME(CloseParen);
          });
          this.CONSUME1(Identifier);
          this.SUBRULE2(this.sum, { LABEL: 'size' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(Padding);
          this.SUBRULE3(this.sum, { LABEL: 'size' });
        },
      },
    ]);
  });

  /** tagged_union = "tagged_union" NAME NAME [ "(" names ")" ] "{" { mask } { tag } "}" */
  readonly taggedUnion = this.RULE('taggedUnion', () => {
    this.CONSUME(TaggedUnion);
    this.CONSUME(Identifier, { LABEL: 'name' });
    this.CONSUME1(Identifier, { LABEL: 'tagName' });
    this.OPTION(() => {
      this.CONSUME(OpenParen);
      this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.CONSUME2(Identifier, { LABEL: 'slice' }) });
      this.CONSUME(CloseParen);
    });
    this.CONSUME(OpenBrace);
    this.MANY(() => this.SUBRULE(this.mask));
    this.MANY1(() => this.SUBRULE(this.tag));
    this.CONSUME(CloseBrace);
  });

  /** mask = "mask" sum sum */
  readonly mask = this.RULE('mask', () => {
    this.CONSUME(Mask);
    this.SUBRULE(this.sum, { LABEL: 'width' });
    this.SUBRULE1(this.sum, { LABEL: 'value' });
  });

  /** tag = "tag" NAME ( sum | "(" sum "," sum { "," sum } ")" ); one value in parentheses is a sum */
  readonly tag = this.RULE('tag', () => {
    this.CONSUME(Tag);
    this.CONSUME(Identifier);
    this.OR([
      {
        GATE: this.BACKTRACK(this.tagValues),
        ALT: () => this.SUBRULE(this.tagValues),
      },
      { ALT: () => this.SUBRULE(this.sum, { LABEL: 'value' }) },
    ]);
  });

  /** tagValues = "(" sum "," sum { "," sum } ")" */
  readonly tagValues = this.RULE('tagValues', () => {
    this.CONSUME(OpenParen);
    this.SUBRULE(this.sum, { LABEL: 'value' });
    this.AT_LEAST_ONE(() => {
      this.CONSUME(Comma);
      this.SUBRULE1(this.sum, { LABEL: 'value' });
    });
    this.CONSUME(CloseParen);
  });

  /** sum = product { ("+" | "-") product } */
  readonly sum = this.RULE('sum', () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Plus, { LABEL: 'operator' }) },
        { ALT: () => this.CONSUME(Minus, { LABEL: 'operator' }) },
      ]);
      this.SUBRULE1(this.product);
    });
  });

  /** product = atom { ("*" | "/" | "%") atom } */
  readonly product = this.RULE('product', () => {
    this.SUBRULE(this.atom);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Times, { LABEL: 'operator' }) },
        { ALT: () => this.CONSUME(Divide, { LABEL: 'operator' }) },
        { ALT: () => this.CONSUME(Modulo, { LABEL: 'operator' }) },
      ]);
      this.SUBRULE1(this.atom);
    });
  });

  /** atom = "-" atom | "(" sum ")" | NUMBER | NAME */
  readonly atom = this.RULE('atom', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Minus);
          this.SUBRULE(this.atom);
        },
      },
      {
        ALT: () => {
          this.CONSUME(OpenParen);
          this.SUBRULE1(this.sum);
          this.CONSUME(CloseParen);
        },
      },
      { ALT: () => this.CONSUME(Integer) },
      { ALT: () => this.CONSUME(Identifier) },
    ]);
  });

  /** Whether the grammar is sound is for a test to ask: every run would wait for it. */
  constructor(isChecked = false) {
    super(allTokens, {
      recoveryEnabled: true,
      maxLookahead: 2,
      nodeLocationTracking: 'none',
      skipValidations: !isChecked,
    });
    this.performSelfAnalysis();
  }
}
