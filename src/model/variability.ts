// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

/** What the specs say before a configuration is chosen, as far as it says why this one has what it has. */
export interface Variability {
  /** All labels and system calls in the order in which they are numbered, those of other configurations too. */
  readonly labels: readonly OpenNumber[];
  readonly syscalls: readonly OpenNumber[];
  /** System calls that only the other kind of kernel has, with or without MCS, and their numbers there. */
  readonly otherSyscalls: readonly (OpenNumber & { readonly number: number })[];
  /** All methods by the names of their functions in C: one for each declaration. */
  readonly methods: readonly (OpenNumber & { readonly label: string })[];
  /** What bitfield specs and headers declare, by its name in C. */
  readonly declarations: ReadonlyMap<string, readonly OpenDeclarationOf[]>;
  /** What the members, values, fields or tags of something declared are, by its name, where configurations disagree. */
  readonly parts: ReadonlyMap<string, readonly OpenPart[]>;
}

/** A part that some ways to declare the whole have, and others have not or have in another form. */
export interface OpenPart {
  readonly name: string;
  /** Its type, value, width or tag, as it is written. */
  readonly text: string;
  /** Of the configurations that have the whole. */
  readonly condition: string;
  readonly isPresent: boolean;
  readonly place: Place;
}

/** Something that is numbered, and takes its turn or not. */
export interface OpenNumber {
  readonly name: string;
  /** The document or the list of it. */
  readonly list: string;
  /** In C's notation; empty for always. */
  readonly condition: string;
  /** The options in the condition. */
  readonly options: readonly string[];
  /** Whether this configuration has it. */
  readonly isPresent: boolean;
  readonly place: Place;
}

/** One of the ways in which a name is declared. */
export interface OpenDeclarationOf {
  readonly condition: string;
  /** Options in the condition and in what is declared. */
  readonly options: readonly string[];
  readonly isPresent: boolean;
  /** Of a macro: what it stands for, other macros applied. */
  readonly text: string | undefined;
  readonly place: Place;
}
