// SPDX-License-Identifier: BSD-2-Clause
import { createToken, type TokenType } from 'chevrotain';

// The preprocessor has already split the text; these types only name what the grammar tells apart.
export const Identifier = createToken({ name: 'Identifier', label: 'a name' });
export const Integer = createToken({ name: 'Integer', label: 'a number' });
export const Other = createToken({ name: 'Other' });

const exact = (name: string, image: string): TokenType => createToken({ name, label: `\`${image}\`` });

export const Base = exact('Base', 'base');
export const Block = exact('Block', 'block');
export const Field = exact('Field', 'field');
export const FieldHigh = exact('FieldHigh', 'field_high');
export const FieldPtr = exact('FieldPtr', 'field_ptr');
export const Mask = exact('Mask', 'mask');
export const Padding = exact('Padding', 'padding');
export const Tag = exact('Tag', 'tag');
export const TaggedUnion = exact('TaggedUnion', 'tagged_union');

export const OpenBrace = exact('OpenBrace', '{');
export const CloseBrace = exact('CloseBrace', '}');
export const OpenParen = exact('OpenParen', '(');
export const CloseParen = exact('CloseParen', ')');
export const Comma = exact('Comma', ',');
export const Plus = exact('Plus', '+');
export const Minus = exact('Minus', '-');
export const Times = exact('Times', '*');
export const Divide = exact('Divide', '/');
export const Modulo = exact('Modulo', '%');

/** What a token is by its text; all other names are identifiers. Keywords are reserved. */
export const fixedTokens: ReadonlyMap<string, TokenType> = new Map([
  ['base', Base],
  ['block', Block],
  ['field', Field],
  ['field_high', FieldHigh],
  ['field_ptr', FieldPtr],
  ['mask', Mask],
  ['padding', Padding],
  ['tag', Tag],
  ['tagged_union', TaggedUnion],
  ['{', OpenBrace],
  ['}', CloseBrace],
  ['(', OpenParen],
  [')', CloseParen],
  [',', Comma],
  ['+', Plus],
  ['-', Minus],
  ['*', Times],
  ['/', Divide],
  ['%', Modulo],
]);

/** The keywords that begin a declaration: reserved, so each of them also ends the declaration before. */
export const declarationKeywords: ReadonlySet<string> = new Set(['base', 'block', 'tagged_union']);

export const allTokens: TokenType[] = [Identifier, Integer, Other, ...fixedTokens.values()];
