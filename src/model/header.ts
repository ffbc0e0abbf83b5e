// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

/** What libsel4's C headers say under one configuration: every number final, as a compiler would see it. */
export interface HeaderFacts {
  /** Whether they are those that come with the program, taken to complete a tree that has none of its own. */
  readonly isBorrowed: boolean;
  /** Macros that are integer constant expressions, enumerators, `static const`; in the order of the headers. */
  readonly constants: readonly HeaderConstant[];
  readonly enums: readonly HeaderEnum[];
  /** Structs and unions that have a name of their own or by a typedef. */
  readonly structs: readonly HeaderStruct[];
  readonly typedefs: readonly HeaderTypedef[];
  readonly aliases: readonly HeaderAlias[];
}

/** Marks of `SEL4_DEPRECATED` and its like: what to use instead, or an empty text; undefined for none. */
export type Deprecated = string | undefined;

/** A type as a field or a typedef has it. */
export type HeaderType =
  | { readonly kind: 'integer'; readonly bits: number; readonly isSigned: boolean }
  | { readonly kind: 'float'; readonly bits: number }
  | { readonly kind: 'void' | 'function' }
  /** A typedef, struct, union or enum of the facts, by the name that it has there. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'pointer'; readonly to: HeaderType }
  /** Without a count for `[]`. */
  | { readonly kind: 'array'; readonly of: HeaderType; readonly count: number | undefined }
  /** A struct or union without a name: the `fields` of what has it say what is in it. */
  | { readonly kind: 'anonymous'; readonly keyword: 'struct' | 'union' };

export interface HeaderConstant {
  readonly name: string;
  readonly value: bigint;
  /** The C type of the expression: `int`, `unsigned long`, …; for an enumerator, that of its value. */
  readonly type: string;
  readonly origin: 'macro' | 'enumerator' | 'variable';
  /**
   * Of a macro: the condition on options around its line, in its file and in C's notation. Other lines may define it
   * where it does not hold. Empty for none, and for what is no macro.
   */
  readonly condition: string;
  readonly deprecated: Deprecated;
  readonly place: Place;
}

export interface HeaderEnum {
  /** Its tag; for one without, the name of its typedef; undefined for neither. */
  readonly name: string | undefined;
  /** Bytes of the type that a compiler chooses for it. */
  readonly size: number;
  readonly isSigned: boolean;
  /** Whether an enumerator is there only to make the type as wide as a word; it is not among the values. */
  readonly isPadded: boolean;
  readonly values: readonly { readonly name: string; readonly value: bigint; readonly place: Place }[];
  /** Typedefs of exactly this type, other than the one that is its name. */
  readonly typedefs: readonly string[];
  readonly place: Place;
}

export interface HeaderStruct {
  readonly name: string;
  readonly kind: 'struct' | 'union';
  /** In bytes. */
  readonly size: number;
  readonly align: number;
  readonly fields: readonly HeaderField[];
  /** Typedefs of exactly this type, other than the one that is its name. */
  readonly typedefs: readonly string[];
  readonly place: Place;
}

export interface HeaderField {
  /** Empty for an anonymous struct or union. */
  readonly name: string;
  /** As C writes it; `anonymous` for a struct or union without a name. */
  readonly type: string;
  readonly shape: HeaderType;
  /** Bytes from the start of what it stands in; for a bit-field, of the byte that holds its lowest bit. */
  readonly offset: number;
  /** Bytes; of a bit-field, those of its declared type. */
  readonly size: number;
  /** Bytes: what its type asks for; the struct may place it otherwise. */
  readonly align: number;
  /** Elements of an array, and bytes of one. */
  readonly array: { readonly count: number; readonly elementSize: number } | undefined;
  /** Lowest bit from the start of what it stands in, and how many. */
  readonly bits: { readonly offset: number; readonly width: number } | undefined;
  /** Of a struct or union without a name, or an array of such; offsets count from its start. */
  readonly fields: readonly HeaderField[] | undefined;
  readonly place: Place;
}

export interface HeaderTypedef {
  readonly name: string;
  /** The type as C writes it. */
  readonly of: string;
  readonly shape: HeaderType;
  /** Undefined for types that are only announced, and for functions. */
  readonly size: number | undefined;
  readonly align: number | undefined;
  readonly deprecated: Deprecated;
  readonly place: Place;
}

/** Another name for a type or a function, or a function that does nothing but call another one: `return f(a, 0);`. */
export interface HeaderAlias {
  readonly name: string;
  readonly kind: 'type' | 'function';
  /** The type or function that it stands for. */
  readonly of: string;
  /** Of a function that calls another one; undefined where the alias takes what the other one takes. */
  readonly call: HeaderCall | undefined;
  readonly deprecated: Deprecated;
  readonly place: Place;
}

export interface HeaderCall {
  /** Types as C writes them. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returns: string;
  /** What the other one gets: the name of a parameter, or the value of a constant. */
  readonly args: readonly (string | bigint)[];
}
