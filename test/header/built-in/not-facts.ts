// SPDX-License-Identifier: BSD-2-Clause
import { isOfCompiler } from '../../../src/resolve/header/compiler.js';
import type { DeclarationAst } from '../../../src/syntax/header/ast.js';
import type { OpenDeclaration } from '../../../src/ir/header/declarations.js';
import { callOf } from './function-call.js';

type Of<K extends OpenDeclaration['kind']> = OpenDeclaration & { readonly kind: K };

/** A declaration that has been told from assertions and inline assembly. */
export type Fact = Of<'macro'> | Of<'function'> | (Of<'declaration'> & { readonly ast: DeclarationAst });

/**
 * The only place that says what libsel4's headers contain and these comparisons leave out, each with its reason.
 * Prototypes and variables without a value need no rule: they give nothing a number. Comments are gone already.
 */
export function isFact(declaration: OpenDeclaration): declaration is Fact {
  // stdint.h and its like are the compiler's, not seL4's.
  if (isOfCompiler(pathOf(declaration))) return false;
  switch (declaration.kind) {
    case 'macro':
      return !isHelper(declaration) && !isText(declaration) && !isPartOfC(declaration);
    case 'function':
      return !isOfSystemCalls(declaration) && callOf(declaration.tokens) !== undefined;
    case 'declaration':
      // Assertions check what is declared elsewhere, and assembly declares nothing.
      return declaration.ast.kind === 'declaration';
  }
}

/** Names that begin with an underscore are no part of the interface: include guards, parts of other macros. */
function isHelper({ macro }: Of<'macro'>): boolean {
  return macro.name.startsWith('_');
}

/** Formats for printf: SEL4_PRId64 and its like. What they are for is C's alone. */
function isText({ value }: Of<'macro'>): boolean {
  return value?.kind === 'text';
}

/**
 * Macros that are pieces of C: those with arguments that make declarations, assertions or statements instead of an
 * expression (what they make is compared where they are used), and helpers of system calls.
 */
function isPartOfC(declaration: Of<'macro'>): boolean {
  const { macro, value } = declaration;
  const hasParameters = macro.parameters !== undefined;
  if (isOfSystemCalls(declaration)) return hasParameters || value === undefined;
  return hasParameters && value === undefined;
}

/**
 * Functions and macros of syscalls.h and the headers that it is made of: they put words into registers. Which
 * system calls there are stands in api/syscall.xml, which is compared with seL4's own elsewhere.
 */
function isOfSystemCalls(declaration: Of<'macro' | 'function'>): boolean {
  return /\/syscalls[^/]*\.h$/.test(pathOf(declaration));
}

function pathOf(declaration: OpenDeclaration): string {
  const span = declaration.kind === 'macro' ? declaration.macro.span : declaration.tokens.at(-1)?.span;
  return span?.file.path ?? '';
}
