// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../model/place.js';
import type { TargetModel } from '../model/target.js';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** What is undefined is not printed. */
export interface JsonObject {
  readonly [property: string]: Json | undefined;
}

/** Kinds of facts, with those of which each is a part. A member may be part of a member: of a struct without a name. */
export const factKinds = {
  limit: [],
  register: [],
  syscall: [],
  'absent-syscall': [],
  label: [],
  interface: [],
  method: ['interface'],
  parameter: ['method'],
  error: ['method'],
  'absent-method': ['interface'],
  block: [],
  field: ['block'],
  union: [],
  variant: ['union'],
  'message-struct': [],
  'message-member': ['message-struct'],
  constant: [],
  enum: [],
  enumerator: ['enum'],
  struct: [],
  member: ['struct', 'member'],
  typedef: [],
  alias: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FactKind = keyof typeof factKinds;

/** One fact: one line of the document. docs/schema/ says which properties each kind has, and in what units. */
export interface Fact extends JsonObject {
  readonly kind: FactKind;
  readonly name: string;
  /** The fact that this one is a part of, by its name. */
  readonly of?: string;
}

/** The ABI of one configuration as a list of facts. */
export interface FactsDocument {
  /** A digest of all files of the specs that were read; undefined where nobody knows. */
  readonly specs: string | undefined;
  readonly target: Omit<TargetModel, 'messageRegisters' | 'limits'>;
  readonly configuration: {
    readonly label: string;
    readonly options: readonly { readonly name: string; readonly value: boolean | string }[];
  };
  /** Whether the C headers are those that come with the program, because the tree has none. */
  readonly hasBuiltInHeaders: boolean;
  /** The names that were asked for; undefined for a document with all facts. */
  readonly selection: readonly string[] | undefined;
  readonly facts: readonly Fact[];
}

/** A register that carries something into or out of the kernel. */
export interface TrapRegister {
  /** What it carries. */
  readonly name: string;
  readonly register: string;
  /** The file of seL4 that says so. */
  readonly source: string;
}

/** How a fact is called within the document: parts of parts need the whole way. */
export function pathOf({ kind, name, of }: Fact): string {
  return kind === 'member' && of !== undefined ? `${of}.${name}` : name;
}

/** JSON has no integers of its own: beyond what every reader keeps exactly, they are decimal text. */
export function toInteger(value: bigint): number | string {
  const isExact = value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
  return isExact ? Number(value) : String(value);
}

/** For booleans that are left out where they are false. */
export function flag(value: boolean): true | undefined {
  return value ? true : undefined;
}

export function toAt({ path, line }: Place): string {
  return `${path}:${line}`;
}
