// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../preprocess/token.js';

/** The tokens of one declaration at the top of a file. */
export interface Portion {
  readonly tokens: readonly Token[];
  /** Of a function with a body: where among the tokens the body begins. */
  readonly bodyAt: number | undefined;
}

/**
 * Cuts a file into declarations: at `;` outside of brackets, and after a function's body. What is wrong within
 * one stays within it; the next one begins after the next `;` or `}`.
 */
export function splitDeclarations(tokens: readonly Token[]): Portion[] {
  const portions: Portion[] = [];
  const open: string[] = [];
  let start = 0;
  let body: number | undefined;
  let head = new HeadWatcher();
  const cut = (end: number, bodyAt?: number): void => {
    if (end > start) portions.push({ tokens: tokens.slice(start, end), bodyAt });
    start = end;
    body = undefined;
    head = new HeadWatcher();
    open.length = 0;
  };
  tokens.forEach((token, at) => {
    const { image, kind } = token;
    if (image === '{' && open.length === 0) body = head.isAtBody ? at : undefined;
    head.take(token);
    if (kind !== 'punctuation') return;
    const close = closing.get(image);
    if (close !== undefined) open.push(close);
    else if (/^[)\]}]$/.test(image)) {
      // A bracket that was not opened closes what can be closed, so that one mistake does not swallow the rest.
      const found = open.lastIndexOf(image);
      open.length = Math.max(0, found);
      if (open.length === 0 && image === '}' && body !== undefined) cut(at + 1, body - start);
    } else if (image === ';' && open.length === 0) {
      const isEmpty = at === start;
      if (isEmpty) start = at + 1;
      else cut(at + 1);
    }
  });
  cut(tokens.length);
  return portions;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/**
 * Tells, token by token, whether `{` would begin a function's body: not members or enumerators, and not the values
 * of a variable.
 */
class HeadWatcher {
  /** Whether there was `name ( … )` since the last `struct` or `=`, where the name is no attribute's. */
  #hasParameters = false;
  #isValue = false;
  #depth = 0;
  #before: Token | undefined;

  get isAtBody(): boolean {
    return this.#hasParameters && !this.#isValue;
  }

  take(token: Token): void {
    const { image } = token;
    if (this.#depth === 0 && image === '=') this.#isValue = true;
    if (this.#depth === 0 && beforeMembers.has(image)) this.#isValue = this.#hasParameters = false;
    if (image === '(' && this.#depth === 0 && this.#isName()) this.#hasParameters = true;
    if (/^[([]$/.test(image)) this.#depth += 1;
    else if (/^[)\]]$/.test(image)) this.#depth = Math.max(0, this.#depth - 1);
    this.#before = token;
  }

  #isName(): boolean {
    return this.#before?.kind === 'name' && !notFunctions.test(this.#before.image);
  }
}

const beforeMembers: ReadonlySet<string> = new Set(['struct', 'union', 'enum']);
const notFunctions = /^(?:__attribute(?:__)?|_Alignas|struct|union|enum)$/;
