// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';

/** One member of a JSON object; a number is kept as it is written. */
export interface JsonMember {
  readonly name: string;
  readonly value: string | boolean;
  readonly span: Span;
}

interface JsonToken {
  readonly kind: 'string' | 'number' | 'word' | 'mark' | 'end' | 'unknown';
  readonly text: string;
  readonly start: number;
}

const space = /[ \t\r\n]*/y;
const patterns: readonly (readonly [JsonToken['kind'], RegExp])[] = [
  // eslint-disable-next-line no-control-regex
  ['string', /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y],
  ['number', /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.])/y],
  ['word', /(?:true|false)\b/y],
  ['mark', /[{}:,]/y],
  ['unknown', /[A-Za-z0-9_.+-]+|[^]/y],
];

/**
 * Reads one flat JSON object, which is all that a gen_config.json is. JSON.parse would do, but its messages
 * differ from one Node to the next and often name no place. Undefined where the text is malformed.
 */
export function readJsonMembers(file: SourceFile, report: Report): JsonMember[] | undefined {
  const members: JsonMember[] = [];
  let token = tokenAt(file.text, 0);
  const fail = (expected: string): undefined => {
    const problem = `malformed JSON: expected ${expected}, found ${token.text ? `\`${token.text}\`` : 'the end of the file'}`;
    report.add('E0701', createSpan(file, token.start, token.start + token.text.length), { problem });
  };
  const isAt = (text: string): boolean => token.text === text;
  const next = (): JsonToken => {
    const current = token;
    token = tokenAt(file.text, current.start + current.text.length);
    return current;
  };

  if (!isAt('{')) return fail('`{`');
  next();
  if (!isAt('}')) {
    for (;;) {
      if (token.kind !== 'string') return fail('the name of an option in quotes');
      const name = next();
      if (!isAt(':')) return fail('`:`');
      next();
      const value = scalar(token);
      if (value === undefined) return fail('a string, a number, true or false');
      const end = token.start + token.text.length;
      members.push({ name: unescape(name), value, span: createSpan(file, name.start, end) });
      next();
      if (isAt('}')) break;
      if (!isAt(',')) return fail('`,` or `}`');
      next();
    }
  }
  next();
  return token.kind === 'end' ? members : fail('the end of the file');
}

function scalar(token: JsonToken): string | boolean | undefined {
  if (token.kind === 'string') return unescape(token);
  if (token.kind === 'word') return token.text === 'true';
  return token.kind === 'number' ? token.text : undefined;
}

function unescape(token: JsonToken): string {
  return String(JSON.parse(token.text));
}

function tokenAt(text: string, from: number): JsonToken {
  space.lastIndex = from;
  const start = from + (space.exec(text)?.[0].length ?? 0);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], start };
  }
  return { kind: 'end', text: '', start };
}
