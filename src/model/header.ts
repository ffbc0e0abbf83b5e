// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

/** What libsel4's C headers say under one configuration: every number final, as a compiler would see it. */
export interface HeaderFacts {
  /** Macros that are integer constant expressions, enumerators, `static const`; in the order of the headers. */
  readonly constants: readonly HeaderConstant[];
  readonly enums: readonly HeaderEnum[];
  /** Structs and unions that have a name of their own or by a typedef. */
  readonly structs: readonly HeaderStruct[];
  readonly typedefs: readonly HeaderTypedef[];
}

export interface HeaderConstant {
  readonly name: string;
  readonly value: bigint;
  /** The C type of the expression: `int`, `unsigned long`, …; for an enumerator, that of its value. */
  readonly type: string;
  readonly origin: 'macro' | 'enumerator' | 'variable';
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
  readonly place: Place;
}

export interface HeaderStruct {
  readonly name: string;
  readonly kind: 'struct' | 'union';
  /** In bytes. */
  readonly size: number;
  readonly align: number;
  readonly fields: readonly HeaderField[];
  /** Typedefs of exactly this type. */
  readonly typedefs: readonly string[];
  readonly place: Place;
}

export interface HeaderField {
  /** Empty for an anonymous struct or union. */
  readonly name: string;
  /** As C writes it; `anonymous` for a struct or union without a name. */
  readonly type: string;
  /** Bytes from the start of what it stands in; for a bit-field, of the byte that holds its lowest bit. */
  readonly offset: number;
  /** Bytes; of a bit-field, those of its declared type. */
  readonly size: number;
  /** Elements of an array, and bytes of one. */
  readonly array: { readonly count: number; readonly elementSize: number } | undefined;
  /** Lowest bit from the start of what it stands in, and how many. */
  readonly bits: { readonly offset: number; readonly width: number } | undefined;
  /** Of a struct or union without a name; offsets count from its start. */
  readonly fields: readonly HeaderField[] | undefined;
  readonly place: Place;
}

export interface HeaderTypedef {
  readonly name: string;
  /** The type as C writes it. */
  readonly of: string;
  /** Undefined for types that are only announced, and for functions. */
  readonly size: number | undefined;
  readonly align: number | undefined;
  readonly place: Place;
}
