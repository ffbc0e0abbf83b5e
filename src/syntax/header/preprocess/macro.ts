// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../../../condition/expression.js';
import type { Span } from '../../../text/span.js';
import type { Token } from '../../preprocess/token.js';

/** What a `#define` line says. */
export interface Macro {
  readonly name: string;
  /** The name on the `#define` line; undefined for macros of the configuration and of the compiler. */
  readonly span: Span | undefined;
  /** Undefined for one that takes no arguments. */
  readonly parameters: readonly string[] | undefined;
  /** The parameter that takes all further arguments: `__VA_ARGS__`, or the name before `...`. */
  readonly rest: string | undefined;
  readonly body: readonly Token[];
  /** What the directives around the `#define` line ask for, in its file; only where one configuration is read. */
  readonly presence?: readonly Expression[];
}

/** Why a `#define` line could not be read; the caller knows the place. */
export class MacroError extends Error {
  override readonly name = 'MacroError';
}

/** Reads what follows `#define`. A parenthesis right after the name begins the parameters. */
export function readMacro(tokens: readonly Token[]): Macro {
  const [name, open, ...others] = tokens;
  if (name?.kind !== 'name') throw new MacroError('expected a macro name');
  if (name.image === 'defined') throw new MacroError('`defined` is no macro');
  const hasParameters = open?.image === '(' && open.span.start === name.span.end;
  const start = { name: name.image, span: name.span };
  if (!hasParameters) return { ...start, parameters: undefined, rest: undefined, body: tokens.slice(1) };
  const close = others.findIndex(({ image }) => image === ')');
  if (close < 0) throw new MacroError('expected `)` after the parameters');
  const { names, rest } = readParameters(others.slice(0, close));
  return { ...start, parameters: names, rest, body: others.slice(close + 1) };
}

function readParameters(tokens: readonly Token[]): { names: string[]; rest: string | undefined } {
  const names = new Set<string>();
  let rest: string | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (rest !== undefined) throw new MacroError('`...` is the last parameter');
    if (token?.image === '...') rest = '__VA_ARGS__';
    else if (token?.kind !== 'name') throw new MacroError('expected the name of a parameter');
    else if (tokens[at + 1]?.image === '...') {
      rest = token.image;
      at += 1;
    } else if (names.has(token.image)) throw new MacroError(`parameter \`${token.image}\` stands twice`);
    else names.add(token.image);
    if (at + 1 < tokens.length && tokens[++at]?.image !== ',') throw new MacroError('expected `,`');
    else if (at + 1 === tokens.length && tokens[at]?.image === ',')
      throw new MacroError('expected a parameter');
  }
  return { names: [...names], rest };
}
