// SPDX-License-Identifier: BSD-2-Clause
import type { CstNode } from 'chevrotain';
import type { DeclaratorAst, ForwardAst, FunctionAst, ParameterAst, SpecifiersAst } from './ast.js';
import { has, nameOf, nodes, only } from './cst.js';
import type { AstBuilder } from './to-ast.js';

/** A function from what stands before its body; undefined where that declares something else. */
export function toFunctionAst(
  builder: AstBuilder,
  head: CstNode,
  forward: ForwardAst | undefined,
): FunctionAst | undefined {
  const specifiers = builder.specifiers(only(nodes(head, 'specifiers')));
  const { name, layers } = builder.declarator(only(nodes(head, 'declarator')));
  if (specifiers.isTypedef || layers[0]?.kind !== 'function') return undefined;
  const attributes = [...specifiers.attributes, ...builder.attributes(head)];
  return { kind: 'function', span: builder.span(head), name, attributes, forward };
}

/** A function that only calls another one; undefined where a parameter has no name. */
export function toForwardAst(builder: AstBuilder, node: CstNode): ForwardAst | undefined {
  const returns = builder.specifiers(only(nodes(node, 'specifiers')));
  const parameters = readParameters(builder, nodes(node, 'parameter'));
  const call = only(nodes(node, 'call'));
  return (
    parameters && {
      returns: { span: returns.span, specifiers: returns, layers: builder.pointers(node) },
      parameters,
      isReturned: has(call, 'Return'),
      callee: only([nameOf(call)]),
      args: nodes(call, 'expression').map((each) => builder.expression(each)),
    }
  );
}

function readParameters(builder: AstBuilder, found: readonly CstNode[]): ParameterAst[] | undefined {
  const parameters: ParameterAst[] = [];
  for (const node of found) {
    const specifiers = builder.specifiers(only(nodes(node, 'specifiers')));
    const [declarator] = nodes(node, 'declarator');
    if (!declarator) return found.length === 1 && isVoid(specifiers) ? [] : undefined;
    const { name, layers } = builder.declarator(declarator);
    const type = { span: specifiers.span, specifiers, layers: adjust(layers) };
    parameters.push({ name, type });
  }
  return parameters;
}

function isVoid({ types: [first, second] }: SpecifiersAst): boolean {
  return first?.kind === 'basic' && first.name === 'void' && !second;
}

/** Arrays and functions are handed over as pointers to what they are made of. */
function adjust(layers: DeclaratorAst['layers']): DeclaratorAst['layers'] {
  const [outermost, ...others] = layers;
  if (outermost?.kind === 'array') return [{ kind: 'pointer' }, ...others];
  return outermost?.kind === 'function' ? [{ kind: 'pointer' }, ...layers] : layers;
}
