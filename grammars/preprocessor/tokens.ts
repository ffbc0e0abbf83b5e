// SPDX-License-Identifier: BSD-2-Clause
import { createToken, type CustomPatternMatcherFunc, Lexer } from 'chevrotain';
import { lazyLexer } from './lazy-lexer.js';

/** A whole directive line: from `#`, alone after blanks, to the line's end; `\` continues it, comments may too. */
const matchDirective: CustomPatternMatcherFunc = (text, offset) => {
  if (text[offset] !== '#' || !onlyBlanksBefore(text, offset)) return null;
  let at = offset + 1;
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) at = text.indexOf('\n', at) + 1;
    else if (text.startsWith('/*', at)) at = endOfComment(text, at);
    else if (text.startsWith('//', at)) at = endOfLine(text, at);
    else at += 1;
  }
  return [text.slice(offset, at)];
};

function onlyBlanksBefore(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at -= 1;
  return at < 0 || text[at] === '\n';
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function endOfComment(text: string, offset: number): number {
  const end = text.indexOf('*/', offset + 2);
  return end === -1 ? text.length : end + 2;
}

export const Directive = createToken({
  name: 'Directive',
  pattern: { exec: matchDirective },
  start_chars_hint: ['#'],
  line_breaks: true,
});
/** `--` and `#` are comments of the bitfield language, the others of C. All end where the line does. */
const LineComment = createToken({
  name: 'LineComment',
  pattern: /(?:--|#|\/\/)[^\n]*/,
  group: Lexer.SKIPPED,
});
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** The comment that C knows besides. */
export const LineCommentOfC = createToken({
  name: 'LineCommentOfC',
  pattern: /\/\/[^\n]*/,
  group: Lexer.SKIPPED,
});
export const OpenComment = createToken({ name: 'OpenComment', pattern: /\/\*[^]*/, line_breaks: true });
export const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\r\n\f\v]+|\\\r?\n/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Name = createToken({ name: 'Name', pattern: /[A-Za-z_]\w*/ });
export const Numeral = createToken({ name: 'Numeral', pattern: /[0-9]\w*/ });
export const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/ });
/**
 * It has no meaning outside of texts. A quote in it is no beginning, or each of many would be followed to the end of a
 * line that has no other.
 */
export const Escaped = createToken({ name: 'Escaped', pattern: /\\["'\\]/ });
export const Punctuation = createToken({
  name: 'Punctuation',
  pattern: /<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%(){},<>=!&|^~?:;.[\]]/,
});

const inCode = [Name, Numeral, Text, Escaped, Punctuation];

/** Tokens of a .bf file before preprocessing: directive lines whole, comments and blanks gone. */
export const fileLexer = lazyLexer([Directive, BlockComment, OpenComment, LineComment, Blank, ...inCode], {
  positionTracking: 'onlyOffset',
  ensureOptimizations: false,
});

/** Tokens of what follows a directive's name; there `--` is no comment. */
export const directiveLexer = lazyLexer([BlockComment, OpenComment, LineCommentOfC, Blank, ...inCode], {
  positionTracking: 'onlyOffset',
});
