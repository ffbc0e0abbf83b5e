// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../text/span.js';

/** Far beyond any spec. The texts are part of the message. */
const limits = {
  'macro expansions': 10_000,
  'included files': 1000,
  'characters in a file and what it includes': 4_000_000,
  'tokens in a file and what it includes': 200_000,
} as const;

export type Resource = keyof typeof limits;

/** Includes and macros that name others twice double with every step; this ends it. */
export class Budget {
  readonly #used = new Map<Resource, number>();
  readonly #report: Report;
  #isExhausted = false;

  constructor(report: Report) {
    this.#report = report;
  }

  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** False where there is too much of something, then or before: nothing more is to be done. */
  spend(what: Resource, amount: number, span: Span): boolean {
    const total = (this.#used.get(what) ?? 0) + amount;
    this.#used.set(what, total);
    if (total > limits[what] && !this.#isExhausted) {
      this.#isExhausted = true;
      this.#report.add('E0117', span, { limit: limits[what], what });
    }
    return !this.#isExhausted;
  }
}
