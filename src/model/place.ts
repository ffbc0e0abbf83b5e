// SPDX-License-Identifier: BSD-2-Clause

/** Where in the specs a thing is declared. */
export interface Place {
  /** Relative to the root of its spec tree, with forward slashes. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}
