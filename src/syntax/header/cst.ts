// SPDX-License-Identifier: BSD-2-Clause
import type { CstNode, IToken } from 'chevrotain';
import { Bug } from '../../diagnostics/bug.js';
import type { Token } from '../preprocess/token.js';
import type { NameAst } from './ast.js';

/** The token of ours that a token of the parser stands for. */
export function payloadOf(token: IToken): Token {
  return token.payload as Token;
}

export function nodes(node: CstNode, name: string): CstNode[] {
  return (node.children[name] ?? []) as CstNode[];
}

export function tokens(node: CstNode, name: string): Token[] {
  return ((node.children[name] ?? []) as IToken[]).map(payloadOf);
}

export function has(node: CstNode, name: string): boolean {
  return node.children[name] !== undefined;
}

export function only<T>([found]: readonly (T | undefined)[]): T {
  if (found === undefined) throw new Bug('a tree without syntax errors lacks a part');
  return found;
}

export function nameOf(node: CstNode): NameAst | undefined {
  const [token] = tokens(node, 'Identifier');
  return token && { text: token.image, span: token.span };
}
