// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import { type JsonToken, jsonTokenAt } from './tokens.js';

/** A value with its place; a number is kept as it is written. */
export type JsonNode = { readonly span: Span } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string' | 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'null' }
);

export interface JsonMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

/** What is wrong, and where. */
export interface JsonProblem {
  readonly problem: string;
  readonly span: Span;
}

/** Deeper than any document of ours. */
const deepest = 40;

/**
 * Reads a document of JSON. JSON.parse would do, but its messages differ from one Node to the next and often name no
 * place.
 */
export function parseJson(file: SourceFile): JsonNode | JsonProblem {
  const parser = new JsonParser(file);
  try {
    return parser.document();
  } catch (error) {
    if (error instanceof Malformed) return error.problem;
    throw error;
  }
}

class Malformed extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

class JsonParser {
  readonly #file: SourceFile;
  #token: JsonToken;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#token = jsonTokenAt(file.text, 0);
  }

  document(): JsonNode {
    const value = this.#value(0);
    if (this.#token.kind !== 'end') this.#fail('the end of the file');
    return value;
  }

  #value(depth: number): JsonNode {
    if (depth > deepest) this.#fail(`no more than ${deepest} levels`);
    const token = this.#token;
    if (token.text === '{') return this.#object(depth);
    if (token.text === '[') return this.#array(depth);
    if (!['string', 'number', 'word'].includes(token.kind)) this.#fail('a value');
    this.#next();
    const span = this.#span(token);
    if (token.kind === 'string') return { kind: 'string', text: unquote(token), span };
    if (token.kind === 'number') return { kind: 'number', text: token.text, span };
    return token.text === 'null'
      ? { kind: 'null', span }
      : { kind: 'boolean', on: token.text === 'true', span };
  }

  #object(depth: number): JsonNode {
    const members: JsonMember[] = [];
    const span = this.#list('}', () => {
      const name = this.#token;
      if (name.kind !== 'string') this.#fail('a name in quotes');
      this.#next();
      if (this.#token.text !== ':') this.#fail('`:`');
      this.#next();
      members.push({ name: unquote(name), nameSpan: this.#span(name), value: this.#value(depth + 1) });
    });
    return { kind: 'object', members, span };
  }

  #array(depth: number): JsonNode {
    const items: JsonNode[] = [];
    const span = this.#list(']', () => items.push(this.#value(depth + 1)));
    return { kind: 'array', items, span };
  }

  /** From the opening mark to the closing one, what stands between them divided by commas. */
  #list(close: string, readItem: () => void): Span {
    const { start } = this.#next();
    if (this.#token.text !== close) {
      readItem();
      while (this.#token.text === ',') {
        this.#next();
        readItem();
      }
      if (this.#token.text !== close) this.#fail(`\`,\` or \`${close}\``);
    }
    const end = this.#next();
    return createSpan(this.#file, start, end.start + end.text.length);
  }

  #next(): JsonToken {
    const token = this.#token;
    this.#token = jsonTokenAt(this.#file.text, token.start + token.text.length);
    return token;
  }

  #span({ start, text }: JsonToken): Span {
    return createSpan(this.#file, start, start + text.length);
  }

  #fail(expected: string): never {
    const found = this.#token.text ? `\`${this.#token.text}\`` : 'the end of the file';
    const problem = `malformed JSON: expected ${expected}, found ${found}`;
    throw new Malformed({ problem, span: this.#span(this.#token) });
  }
}

function unquote(token: JsonToken): string {
  return String(JSON.parse(token.text));
}
