// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderAlias, HeaderCall } from '../../model/header.js';
import type { ExpressionAst, ForwardAst, FunctionAst, TypeAst } from '../../syntax/header/ast.js';
import { toPlace } from '../place.js';
import { deprecation } from './deprecation.js';
import { HeaderProblem, NotConstant } from './problem.js';
import type { TypeResolver } from './type-resolver.js';
import { type CType, plain, renderType } from './types.js';

/**
 * A function that does nothing but call one of `functions` with its parameters and with constants; undefined for
 * all others, and nothing is reported of them.
 */
export function resolveForward(
  { name, attributes, forward }: FunctionAst,
  functions: ReadonlySet<string>,
  resolver: TypeResolver,
): HeaderAlias | undefined {
  if (!forward || !functions.has(forward.callee.text) || functions.has(name.text)) return undefined;
  try {
    const call = resolveCall(forward, resolver);
    const of = forward.callee.text;
    const place = toPlace(name.span);
    const deprecated = deprecation(attributes, place, of);
    return call && { name: name.text, kind: 'function', of, call, deprecated, place };
  } catch (error) {
    if (error instanceof NotConstant || error instanceof HeaderProblem) return undefined;
    throw error;
  }
}

function resolveCall(forward: ForwardAst, resolver: TypeResolver): HeaderCall | undefined {
  const names = new Set(forward.parameters.map(({ name }) => name.text));
  if (names.size < forward.parameters.length || names.has(forward.callee.text)) return undefined;
  const inside = resolver.within(names);
  const typeOf = ({ specifiers, layers }: TypeAst): CType =>
    inside.derive(inside.fromSpecifiers(specifiers), layers, 'a parameter');
  const returns = typeOf(forward.returns);
  if (forward.isReturned === (plain(returns).kind === 'void')) return undefined;
  const toArgument = (of: ExpressionAst): string | bigint =>
    of.kind === 'name' && names.has(of.text) ? of.text : inside.evaluate(of).value;
  return {
    parameters: forward.parameters.map(({ name, type }) => ({
      name: name.text,
      type: renderType(typeOf(type)),
    })),
    returns: renderType(returns),
    args: forward.args.map(toArgument),
  };
}
