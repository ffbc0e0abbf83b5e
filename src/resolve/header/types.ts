// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../../diagnostics/bug.js';
import type { HeaderField, HeaderType } from '../../model/header.js';
import type { Abi } from './abi.js';

export interface IntegerType {
  readonly kind: 'integer';
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly isSigned: boolean;
  /** Of two types of one size, the higher rank wins: `long` before `int`. */
  readonly rank: number;
}

export interface RecordType {
  readonly kind: 'record';
  readonly keyword: 'struct' | 'union';
  /** Its tag, or the name of its typedef. */
  name: string | undefined;
  /** Undefined as long as its members are not known. */
  layout: RecordLayout | undefined;
}

export interface RecordLayout {
  readonly size: number;
  readonly align: number;
  readonly fields: readonly HeaderField[];
}

export interface EnumType {
  readonly kind: 'enum';
  name: string | undefined;
  /** Undefined as long as its enumerators are not known. */
  integer: IntegerType | undefined;
}

/** Size and alignment are kept: types may be derived from each other in long chains. */
export interface ArrayType {
  readonly kind: 'array';
  readonly of: CType;
  /** Undefined for `[]`. */
  readonly length: number | undefined;
  readonly size: number | undefined;
  readonly align: number | undefined;
}

/** A name for a type; never for another typedef, so that chains of them stay short. */
export interface TypedefType {
  readonly kind: 'typedef';
  readonly name: string;
  readonly of: PlainType;
  readonly align: number | undefined;
  /** Declared by the compiler's own headers: no name of seL4's. */
  readonly isOfCompiler: boolean;
}

export type CType = PlainType | TypedefType;

type PlainType =
  | { readonly kind: 'void' | 'function' }
  | { readonly kind: 'float'; readonly name: string; readonly size: number; readonly align: number }
  | { readonly kind: 'pointer'; readonly to: CType; readonly size: number }
  | ArrayType
  | IntegerType
  | RecordType
  | EnumType;

/** Bytes, or undefined for what has no size (here). */
export function sizeOf(type: CType): number | undefined {
  switch (type.kind) {
    case 'void':
    case 'function':
      return undefined;
    case 'integer':
    case 'float':
    case 'pointer':
    case 'array':
      return type.size;
    case 'typedef':
      return sizeOf(type.of);
    case 'record':
      return type.layout?.size;
    case 'enum':
      return type.integer?.size;
    default:
      return assertNever(type);
  }
}

export function alignOf(type: CType): number | undefined {
  switch (type.kind) {
    case 'void':
    case 'function':
      return undefined;
    case 'integer':
    case 'float':
    case 'array':
      return type.align;
    case 'pointer':
      return type.size;
    case 'typedef':
      return type.align ?? alignOf(type.of);
    case 'record':
      return type.layout?.align;
    case 'enum':
      return type.integer?.align;
    default:
      return assertNever(type);
  }
}

/** The type behind all typedefs. */
export function plain(type: CType): PlainType {
  return type.kind === 'typedef' ? type.of : type;
}

/** The integer that a value of this type is, or undefined for other types. */
export function integerOf(type: CType): IntegerType | undefined {
  const found = plain(type);
  return found.kind === 'integer' ? found : found.kind === 'enum' ? found.integer : undefined;
}

/** As C writes it. */
export function renderType(type: CType): string {
  switch (type.kind) {
    case 'void':
    case 'function':
      return type.kind;
    case 'integer':
    case 'float':
    case 'typedef':
      return type.name;
    case 'pointer':
      return `${renderType(type.to)}${type.to.kind === 'pointer' ? '*' : ' *'}`;
    case 'array':
      return renderArray(type);
    case 'record':
      return type.name === undefined ? 'anonymous' : `${type.keyword} ${type.name}`;
    case 'enum':
      return type.name === undefined ? 'anonymous' : `enum ${type.name}`;
    default:
      return assertNever(type);
  }
}

function renderArray(type: ArrayType): string {
  let element: CType = type;
  let lengths = '';
  for (; element.kind === 'array'; element = element.of) lengths += `[${element.length ?? ''}]`;
  return renderType(element) + lengths;
}

/** As the model has it. */
export function toShape(type: CType): HeaderType {
  switch (type.kind) {
    case 'void':
    case 'function':
      return { kind: type.kind };
    case 'integer':
      return { kind: 'integer', bits: type.size * 8, isSigned: type.isSigned };
    case 'float':
      return { kind: 'float', bits: type.size * 8 };
    case 'typedef':
      return type.isOfCompiler ? toShape(type.of) : { kind: 'named', name: type.name };
    case 'pointer':
      return { kind: 'pointer', to: toShape(type.to) };
    case 'array':
      return { kind: 'array', of: toShape(type.of), count: type.length };
    case 'record':
      return type.name === undefined
        ? { kind: 'anonymous', keyword: type.keyword }
        : { kind: 'named', name: type.name };
    case 'enum':
      return type.name !== undefined
        ? { kind: 'named', name: type.name }
        : toShape(type.integer ?? { kind: 'void' });
    default:
      return assertNever(type);
  }
}

/** C's integer types under an ABI, by their names. */
export function integerTypes(abi: Abi): Readonly<Record<IntegerName, IntegerType>> {
  const make = (name: string, size: number, rank: number, isSigned: boolean): IntegerType => ({
    kind: 'integer',
    name,
    size,
    align: size === 8 ? abi.wideAlign : size,
    isSigned,
    rank,
  });
  return {
    _Bool: make('_Bool', 1, 0, false),
    char: make('char', 1, 1, abi.isCharSigned),
    'signed char': make('signed char', 1, 1, true),
    'unsigned char': make('unsigned char', 1, 1, false),
    short: make('short', 2, 2, true),
    'unsigned short': make('unsigned short', 2, 2, false),
    int: make('int', 4, 3, true),
    'unsigned int': make('unsigned int', 4, 3, false),
    long: make('long', abi.word, 4, true),
    'unsigned long': make('unsigned long', abi.word, 4, false),
    'long long': make('long long', 8, 5, true),
    'unsigned long long': make('unsigned long long', 8, 5, false),
  };
}

export type IntegerName =
  | '_Bool'
  | 'char'
  | `${'signed' | 'unsigned'} char`
  | `${'' | 'unsigned '}${'short' | 'long' | 'long long'}`
  | 'int'
  | 'unsigned int';
