// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';

/** One screen on one thing. Texts are of specs, and are made safe when they are shown. */
export interface Explanation {
  /** The name in C, or what was decoded. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly what: string;
  /** Names and values that stand beside the name. */
  readonly about: readonly Pair[];
  readonly sections: readonly Section[];
  /** The facts that it is about, for programs. */
  readonly facts: readonly Fact[];
}

export type Pair = readonly [label: string, text: string];

export interface Section {
  readonly title: string;
  /** Sentences, each of which may be broken into lines. */
  readonly sentences?: readonly string[];
  /** Rows with columns of their own widths; the first one has the headings. */
  readonly table?: readonly (readonly string[])[];
  /** Words of bits, the highest bit first. */
  readonly words?: readonly BitWord[];
}

/** A word with the fields in it. */
export interface BitWord {
  readonly title: string;
  readonly bits: number;
  /** From the highest bit down; what is in no field is left out. */
  readonly fields: readonly BitField[];
}

export interface BitField {
  readonly name: string;
  /** Lowest bit within the word. */
  readonly low: number;
  readonly width: number;
}
