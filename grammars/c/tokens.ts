// SPDX-License-Identifier: BSD-2-Clause
import { createToken, Lexer, type TokenType } from 'chevrotain';

// The preprocessor has already split the text; these types only name what the grammar tells apart.

/** Everything but brackets: what may stand in a place that is passed over. */
export const Plain = createToken({ name: 'Plain', pattern: Lexer.NA });
/** What may stand between two operands. */
export const Infix = createToken({ name: 'Infix', pattern: Lexer.NA, label: 'an operator' });

const named = (name: string, label: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, label, pattern: Lexer.NA, categories });
const plain = (name: string, label: string): TokenType => named(name, label, Plain);
const bracket = (name: string, image: string): TokenType => named(name, `\`${image}\``);

export const Identifier = plain('Identifier', 'a name');
/** A name that a typedef has declared before: C cannot be parsed without knowing. */
export const TypeName = plain('TypeName', 'the name of a type');
export const Integer = plain('Integer', 'a number');
export const Character = plain('Character', 'a character');
export const Text = plain('Text', 'a string');
export const Other = plain('Other', 'something else');

export const Typedef = plain('Typedef', '`typedef`');
export const Storage = plain('Storage', 'a storage class');
export const Qualifier = plain('Qualifier', 'a qualifier');
export const BasicType = plain('BasicType', 'a type');
export const Record = plain('Record', '`struct` or `union`');
export const Enum = plain('Enum', '`enum`');
export const Sizeof = plain('Sizeof', '`sizeof`');
export const Attribute = plain('Attribute', '`__attribute__`');
export const Alignas = plain('Alignas', '`_Alignas`');
export const StaticAssert = plain('StaticAssert', '`_Static_assert`');
export const Asm = plain('Asm', '`asm`');
export const Return = plain('Return', '`return`');

export const OpenBrace = bracket('OpenBrace', '{');
export const CloseBrace = bracket('CloseBrace', '}');
export const OpenParen = bracket('OpenParen', '(');
export const CloseParen = bracket('CloseParen', ')');
export const OpenBracket = bracket('OpenBracket', '[');
export const CloseBracket = bracket('CloseBracket', ']');

export const Semicolon = plain('Semicolon', '`;`');
export const Comma = plain('Comma', '`,`');
export const Colon = plain('Colon', '`:`');
export const Question = plain('Question', '`?`');
export const Assign = plain('Assign', '`=`');
export const Star = named('Star', '`*`', Plain, Infix);
export const Sign = named('Sign', 'a sign', Plain, Infix);
export const Not = plain('Not', '`!` or `~`');
export const Operator = named('Operator', 'an operator', Plain, Infix);

const spellings: readonly (readonly [TokenType, string])[] = [
  [Typedef, 'typedef'],
  [Storage, 'extern static inline __inline __inline__ register auto _Noreturn _Thread_local __thread'],
  [Qualifier, 'const __const __const__ volatile __volatile__ restrict __restrict __restrict__ __extension__'],
  [BasicType, 'void char short int long signed __signed__ unsigned _Bool __int128 float double'],
  [Record, 'struct union'],
  [Enum, 'enum'],
  [Sizeof, 'sizeof _Alignof __alignof__ __alignof'],
  [Attribute, '__attribute__ __attribute'],
  [Alignas, '_Alignas'],
  [StaticAssert, '_Static_assert static_assert'],
  [Asm, 'asm __asm __asm__'],
  [Return, 'return'],
  [OpenBrace, '{'],
  [CloseBrace, '}'],
  [OpenParen, '('],
  [CloseParen, ')'],
  [OpenBracket, '['],
  [CloseBracket, ']'],
  [Semicolon, ';'],
  [Comma, ','],
  [Colon, ':'],
  [Question, '?'],
  [Assign, '='],
  [Star, '*'],
  [Sign, '+ -'],
  [Not, '! ~'],
  [Operator, '/ % << >> < > <= >= == != & ^ | && ||'],
];

/** What a token is by its text; all other names are identifiers or names of types. */
export const fixedTokens: ReadonlyMap<string, TokenType> = new Map(
  spellings.flatMap(([type, images]) => images.split(' ').map((image) => [image, type] as const)),
);

export const allTokens: TokenType[] = [
  ...new Set([Plain, Infix, Identifier, TypeName, Integer, Character, Text, Other, ...fixedTokens.values()]),
];
