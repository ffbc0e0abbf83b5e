// SPDX-License-Identifier: BSD-2-Clause
import { createToken } from 'chevrotain';
import { lazyLexer } from '../preprocessor/lazy-lexer.js';
import { Blank, BlockComment, Directive, LineCommentOfC, Name, OpenComment } from '../preprocessor/tokens.js';
import { Numeral, Punctuation, Text } from '../preprocessor/tokens.js';

/** C's preprocessing numbers are wider than its numbers: `1e+5`, `0x1p-3`; what they mean is found out later. */
const CNumber = createToken({
  name: 'CNumber',
  pattern: /\.?[0-9](?:[eEpP][-+]|[\w.])*/,
  categories: [Numeral],
});
const CText = createToken({
  name: 'CText',
  pattern: /(?:u8|[uUL])?(?:"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/,
  line_breaks: true,
  categories: [Text],
});
/** Longest first. */
const CPunctuation = createToken({
  name: 'CPunctuation',
  pattern: /\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|##|[-+*/%(){},<>=!&|^~?:;.[\]#]/,
  categories: [Punctuation],
});
/**
 * Every other character is a token by itself: only a declaration that uses it is wrong. A quote behind a backslash
 * is no beginning, or each of many would be followed to the end of a string that has none.
 */
const Other = createToken({ name: 'Other', pattern: /\\["'\\]|[^\s]/ });

const inCode = [CText, Name, CNumber, CPunctuation, Other];
const comments = [BlockComment, OpenComment, LineCommentOfC, Blank];

/** Tokens of a C file before preprocessing: directive lines whole, comments and blanks gone. */
export const cFileLexer = lazyLexer([Directive, ...comments, ...inCode], {
  positionTracking: 'onlyOffset',
  ensureOptimizations: false,
});

/** Tokens of what follows a directive's name. */
export const cDirectiveLexer = lazyLexer([...comments, ...inCode], { positionTracking: 'onlyOffset' });
