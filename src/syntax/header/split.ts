// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../preprocess/token.js';

/** The tokens of one declaration at the top of a file. */
export interface Portion {
  readonly tokens: readonly Token[];
  /** A function with a body: nothing that is declared for others but its name. */
  readonly isFunction: boolean;
}

/**
 * Cuts a file into declarations: at `;` outside of brackets, and after a function's body. What is wrong within
 * one stays within it; the next one begins after the next `;` or `}`.
 */
export function splitDeclarations(tokens: readonly Token[]): Portion[] {
  const portions: Portion[] = [];
  const open: string[] = [];
  let start = 0;
  let hasBody = false;
  let bodies = 0;
  const cut = (end: number, isFunction: boolean): void => {
    if (end > start) portions.push({ tokens: tokens.slice(start, end), isFunction });
    start = end;
    hasBody = false;
    bodies = 0;
    open.length = 0;
  };
  tokens.forEach(({ image, kind }, at) => {
    if (kind !== 'punctuation') return;
    if (image === '{' && open.length === 0) {
      bodies += 1;
      hasBody = bodies <= bodyLimit && isFunctionHead(tokens, start, at);
    }
    const close = closing.get(image);
    if (close !== undefined) open.push(close);
    else if (/^[)\]}]$/.test(image)) {
      // A bracket that was not opened closes what can be closed, so that one mistake does not swallow the rest.
      const found = open.lastIndexOf(image);
      open.length = Math.max(0, found);
      if (open.length === 0 && image === '}' && hasBody) cut(at + 1, true);
    } else if (image === ';' && open.length === 0) {
      const isEmpty = at === start;
      if (isEmpty) start = at + 1;
      else cut(at + 1, false);
    }
  });
  cut(tokens.length, false);
  return portions;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** A function that returns a struct has two; each look back costs as much as there is before it. */
const bodyLimit = 16;

const beforeMembers: ReadonlySet<string> = new Set(['struct', 'union', 'enum']);

/** Whether `{` begins a body: not members or enumerators, and not the values of a variable. */
function isFunctionHead(tokens: readonly Token[], start: number, at: number): boolean {
  let depth = 0;
  for (let index = at - 1; index >= start; index -= 1) {
    const image = tokens[index]?.image ?? '';
    if (/^[)\]]$/.test(image)) depth += 1;
    else if (/^[([]$/.test(image)) depth -= 1;
    else if (depth > 0) continue;
    else if (image === '=') return false;
    else if (beforeMembers.has(image)) return hasParameters(tokens, index, at);
  }
  return hasParameters(tokens, start, at);
}

/** `name ( … )`, where the name is no attribute's: then a struct before it is what the function returns. */
function hasParameters(tokens: readonly Token[], from: number, to: number): boolean {
  let depth = 0;
  for (let index = from; index < to; index += 1) {
    const image = tokens[index]?.image ?? '';
    if (image === '(') {
      const before = tokens[index - 1];
      const isName = before?.kind === 'name' && !/^__attribute(?:__)?$|^_Alignas$/.test(before.image);
      if (depth === 0 && isName && index > from) return true;
      depth += 1;
    } else if (image === ')') depth -= 1;
  }
  return false;
}
