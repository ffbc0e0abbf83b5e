// SPDX-License-Identifier: BSD-2-Clause
import type { Outcome } from './emulator.js';
import type { Processor } from './processors.js';
import type { Shim } from './shims.js';
import type { Vector, VectorFile } from './vectors.js';

/** Everything that a call must have done, and what a vector says of it. */
export interface Checked {
  readonly vector: Vector;
  readonly shim: Shim;
  readonly file: VectorFile;
  readonly processor: Processor;
  readonly outcome: Outcome;
}

const hex = (value: bigint | null | undefined): string =>
  value == null ? String(value) : `0x${value.toString(16)}`;

/** A complaint, where two words are not the same. */
export function differs(what: string, expected: bigint, found: bigint | undefined): string[] {
  return expected === found ? [] : [`${what}: ${hex(expected)} expected, ${hex(found)} found`];
}
