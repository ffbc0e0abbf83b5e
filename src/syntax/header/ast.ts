// SPDX-License-Identifier: BSD-2-Clause
import type { Span } from '../../text/span.js';

export interface NameAst {
  readonly text: string;
  readonly span: Span;
}

/** One declaration at the top of a file; initialisers in braces and asm are left out. */
export type ExternalAst = DeclarationAst | FunctionAst | StaticAssertAst | SkippedAst;

export interface DeclarationAst {
  readonly kind: 'declaration';
  readonly span: Span;
  readonly specifiers: SpecifiersAst;
  readonly declarators: readonly DeclaratorAst[];
}

/** A function with a body. */
export interface FunctionAst {
  readonly kind: 'function';
  readonly span: Span;
  readonly name: NameAst;
  readonly attributes: readonly AttributeAst[];
  /** Undefined where the body does anything but call another function. */
  readonly forward: ForwardAst | undefined;
}

/** A body that is `return f(…);` or `f(…);`, and what has to be known of the function around it. */
export interface ForwardAst {
  readonly returns: TypeAst;
  readonly parameters: readonly ParameterAst[];
  readonly isReturned: boolean;
  readonly callee: NameAst;
  readonly args: readonly ExpressionAst[];
}

export interface ParameterAst {
  readonly name: NameAst;
  readonly type: TypeAst;
}

export interface StaticAssertAst {
  readonly kind: 'static-assert';
  readonly span: Span;
  readonly condition: ExpressionAst;
  readonly message: string;
}

export interface SkippedAst {
  readonly kind: 'skipped';
  readonly span: Span;
}

export interface SpecifiersAst {
  readonly span: Span;
  readonly isTypedef: boolean;
  /** Storage classes and qualifiers as they are written. */
  readonly words: readonly string[];
  /** The types among them: one, or several words of a basic type. */
  readonly types: readonly TypeSpecifierAst[];
  readonly attributes: readonly AttributeAst[];
}

export type TypeSpecifierAst =
  { readonly kind: 'basic' | 'named'; readonly name: string; readonly span: Span } | RecordAst | EnumAst;

export interface RecordAst {
  readonly kind: 'record';
  readonly span: Span;
  readonly keyword: 'struct' | 'union';
  readonly tag: NameAst | undefined;
  /** Undefined where the record is only named. */
  readonly members: readonly MemberAst[] | undefined;
  readonly attributes: readonly AttributeAst[];
}

export type MemberAst =
  | StaticAssertAst
  | {
      readonly kind: 'member';
      readonly span: Span;
      readonly specifiers: SpecifiersAst;
      readonly fields: readonly FieldAst[];
    };

export interface FieldAst {
  readonly span: Span;
  /** Undefined for a bit-field without a name. */
  readonly declarator: DeclaratorAst | undefined;
  readonly bits: ExpressionAst | undefined;
  readonly attributes: readonly AttributeAst[];
}

export interface EnumAst {
  readonly kind: 'enum';
  readonly span: Span;
  readonly tag: NameAst | undefined;
  readonly enumerators: readonly EnumeratorAst[] | undefined;
  readonly attributes: readonly AttributeAst[];
}

export interface EnumeratorAst {
  readonly name: NameAst;
  readonly attributes: readonly AttributeAst[];
  readonly value: ExpressionAst | undefined;
}

export interface DeclaratorAst {
  readonly name: NameAst;
  /** What is made of the type, the outermost first: `*a[2]` is an array of pointers. */
  readonly layers: readonly LayerAst[];
  readonly attributes: readonly AttributeAst[];
  readonly value: ExpressionAst | undefined;
}

export type LayerAst =
  | { readonly kind: 'pointer' }
  | { readonly kind: 'function' }
  | { readonly kind: 'array'; readonly length: ExpressionAst | undefined };

export interface AttributeAst {
  /** Without the underscores around it. */
  readonly name: string;
  readonly span: Span;
  readonly args: readonly ExpressionAst[];
}

/** The type in a cast or in `sizeof`. */
export interface TypeAst {
  readonly span: Span;
  readonly specifiers: SpecifiersAst;
  readonly layers: readonly LayerAst[];
}

export type ExpressionAst = { readonly span: Span } & (
  | { readonly kind: 'number' | 'character' | 'text' | 'name'; readonly text: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: ExpressionAst }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: ExpressionAst;
      readonly right: ExpressionAst;
    }
  | {
      readonly kind: 'choose';
      readonly when: ExpressionAst;
      readonly then: ExpressionAst;
      readonly otherwise: ExpressionAst;
    }
  | { readonly kind: 'cast'; readonly type: TypeAst; readonly of: ExpressionAst }
  | {
      readonly kind: 'measure';
      readonly operator: 'sizeof' | 'alignof';
      readonly of: TypeAst | ExpressionAst;
    }
);
