// SPDX-License-Identifier: BSD-2-Clause
import type { Prose } from '../text/prose.js';
import type { Place } from './place.js';

/** A number that selects an invocation, in the label of the message. */
export interface InvocationLabel {
  readonly name: string;
  readonly number: number;
  /** The list it belongs to: object-api, sel4-arch or arch, numbered one after the other. */
  readonly list: 'object-api' | 'sel4-arch' | 'arch';
  readonly place: Place;
}

export interface Interface {
  /** The type of the invoked capability: `seL4_TCB`. */
  readonly name: string;
  readonly manualName: string;
  readonly capDescription: string;
  /** Methods of this configuration, in the order of the spec. */
  readonly methods: readonly Method[];
  /** Methods that other configurations have. */
  readonly absent: readonly AbsentMethod[];
  readonly place: Place;
}

/** A method, or a version of one, that this configuration does not have. */
export interface AbsentMethod {
  readonly name: string;
  /** When it exists, as an expression of C. */
  readonly condition: string;
  /** Undefined in old documents, which do not have it. */
  readonly place: Place | undefined;
}

/** An invocation, with the place of every argument in the message. */
export interface Method {
  readonly name: string;
  readonly label: string;
  readonly labelNumber: number;
  /** In the order of the C function: inputs, then outputs that are passed by reference. */
  readonly inputs: readonly Parameter[];
  readonly outputs: readonly WordParameter[];
  /** Message words of the request; the length field of its message info. */
  readonly requestWords: number;
  /** Capabilities besides the invoked one. */
  readonly extraCaps: number;
  /** Whether only as many words of the struct are passed as the parameter `count` says. */
  readonly counted: boolean;
  /** The condition under which it exists, in C's notation; empty for always. */
  readonly condition: string;
  readonly documentation: MethodDocumentation;
  readonly place: Place;
}

export type Parameter = CapabilityParameter | WordParameter;

export interface CapabilityParameter {
  readonly kind: 'capability';
  readonly name: string;
  readonly type: string;
  /** Index into the message's extra capabilities. */
  readonly slot: number;
  readonly description: Prose | undefined;
}

export interface WordParameter {
  /**
   * How the value is put into words: a whole `word`; an `int` or `bool` packed into part of one; the one word
   * of a `bitfield`; a `struct` word by word; or a `double_word`, low word first.
   */
  readonly kind: 'word' | 'int' | 'bool' | 'bitfield' | 'struct' | 'double_word';
  readonly name: string;
  readonly type: string;
  /** Lowest bit in the message, counted from bit 0 of message word 0. */
  readonly firstBit: number;
  readonly bits: number;
  /** Structs longer than a word are passed by reference in C. */
  readonly byReference: boolean;
  readonly description: Prose | undefined;
}

export interface MethodDocumentation {
  readonly brief: Prose | undefined;
  readonly description: Prose | undefined;
  readonly returns: Prose | undefined;
  /** What the invoked capability is. */
  readonly capability: string;
  readonly errors: readonly { readonly name: string; readonly description: Prose | undefined }[];
}

/** A struct that is passed word by word; one word for each member. */
export interface Struct {
  readonly name: string;
  readonly members: readonly string[];
  readonly place: Place;
}
