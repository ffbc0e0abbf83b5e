// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../../diagnostics/diagnostic.js';
import type { Span } from '../../../text/span.js';
import type { Macro } from './macro.js';
import type { Piece } from './piece.js';
import { type Argument, substitute, union } from './substitute.js';

export interface ExpandOptions {
  readonly macro: (name: string, span: Span) => Macro | undefined;
  /** False where there is too much of something: then nothing is done any more. */
  readonly spend: (amount: number, span: Span) => boolean;
  readonly report: Report;
}

/** How deep macro calls may stand in arguments of macro calls; more would be too deep for us. */
const callDepthLimit = 100;

/**
 * Applies macros until none applies. `rest` is a call whose closing parenthesis is not among the pieces, from the
 * macro's name on: where more text follows, it belongs to it.
 */
export function expand(
  pieces: readonly Piece[],
  options: ExpandOptions,
  depth = 0,
): { done: Piece[]; rest: Piece[] } {
  const done: Piece[] = [];
  const todo = [...pieces].reverse();
  for (let piece = todo.pop(); piece; piece = todo.pop()) {
    const { token, hidden } = piece;
    const macro =
      token.kind === 'name' && !hidden.has(token.image) ? options.macro(token.image, token.span) : undefined;
    if (!macro) {
      done.push(piece);
      continue;
    }
    if (depth > callDepthLimit) {
      options.report.add('E0112', token.span, { name: macro.name });
      return { done, rest: [] };
    }
    const call = macro.parameters ? takeCall(todo) : undefined;
    if (call === 'open') return { done, rest: [piece, ...todo.reverse()] };
    if (macro.parameters && !call) {
      done.push(piece);
      continue;
    }
    const args = call ? bindArguments(macro, call.args, piece, options, depth) : new Map<string, Argument>();
    if (!args) continue;
    const inCall = call ? new Set([...hidden].filter((name) => call.close.hidden.has(name))) : hidden;
    const below = union(new Set([macro.name]), inCall);
    const body = substitute(macro, args, token.span, below, options.report);
    // The names count too: in a chain of macros each step copies all before it.
    if (!options.spend(below.size + body.length, token.span)) return { done, rest: [] };
    for (let at = body.length - 1; at >= 0; at -= 1) todo.push(body[at] as Piece);
  }
  return { done, rest: [] };
}

/** Takes `( … )` from the top; undefined where something else stands there, and nothing is taken then. */
function takeCall(todo: Piece[]): { args: Piece[][]; close: Piece } | 'open' | undefined {
  if (todo.length === 0) return 'open';
  if (todo.at(-1)?.token.image !== '(') return undefined;
  const args: Piece[][] = [[]];
  let depth = 0;
  for (let at = todo.length - 1; at >= 0; at -= 1) {
    const piece = todo[at] as Piece;
    const { image } = piece.token;
    if (image === '(') depth += 1;
    if (image === ')') depth -= 1;
    if (depth === 0) {
      todo.length = at;
      return { args, close: piece };
    }
    if (depth === 1 && image === ',') args.push([]);
    else if (depth > 1 || image !== '(') args.at(-1)?.push(piece);
  }
  return 'open';
}

function bindArguments(
  macro: Macro,
  args: readonly Piece[][],
  { token }: Piece,
  options: ExpandOptions,
  depth: number,
): Map<string, Argument> | undefined {
  const names = macro.parameters ?? [];
  const isEmpty = args.length === 1 && args[0]?.length === 0;
  const given = isEmpty && names.length === 0 ? [] : args;
  const isWrong = macro.rest === undefined ? given.length !== names.length : given.length < names.length;
  if (isWrong) {
    const problem = `it takes ${names.length} arguments, not ${given.length}`;
    options.report.add('E0907', token.span, { name: macro.name, problem });
    return undefined;
  }
  const toArgument = (pieces: readonly Piece[]): Argument => {
    let expanded: readonly Piece[] | undefined;
    return {
      pieces,
      expanded: () => {
        if (!expanded) {
          const { done, rest } = expand(pieces, options, depth + 1);
          expanded = [...done, ...rest];
        }
        return expanded;
      },
    };
  };
  const bound = new Map(names.map((name, index) => [name, toArgument(given[index] ?? [])]));
  if (macro.rest !== undefined) {
    const commas = args
      .slice(names.length)
      .flatMap((pieces, index) => (index ? [comma(token.span), ...pieces] : pieces));
    bound.set(macro.rest, toArgument(commas));
  }
  return bound;
}

function comma(span: Span): Piece {
  return { token: { kind: 'punctuation', image: ',', span }, hidden: new Set() };
}
