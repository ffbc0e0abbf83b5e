// SPDX-License-Identifier: BSD-2-Clause

export interface JsonToken {
  readonly kind: 'string' | 'number' | 'word' | 'mark' | 'end' | 'unknown';
  readonly text: string;
  readonly start: number;
}

const space = /[ \t\r\n]*/y;
const patterns: readonly (readonly [JsonToken['kind'], RegExp])[] = [
  // eslint-disable-next-line no-control-regex
  ['string', /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y],
  ['number', /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.])/y],
  ['word', /(?:true|false|null)\b/y],
  ['mark', /[{}[\]:,]/y],
  ['unknown', /[A-Za-z0-9_.+-]+|[^]/y],
];

/** The token at a place of the text, or behind the white space there. */
export function jsonTokenAt(text: string, from: number): JsonToken {
  space.lastIndex = from;
  const start = from + (space.exec(text)?.[0].length ?? 0);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], start };
  }
  return { kind: 'end', text: '', start };
}
