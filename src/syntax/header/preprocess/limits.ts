// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../../diagnostics/diagnostic.js';
import type { Span } from '../../../text/span.js';

/** Includes and macros that name others twice double with every step; these end it. libsel4 needs a tenth. */
const limits = {
  'included files': 2000,
  'characters in a file and what it includes': 8_000_000,
  'tokens in a file and what it includes': 1_000_000,
  'tokens from macros': 1_000_000,
} as const;

export interface Budget {
  /** False where there is too much of something: then nothing is done any more. */
  readonly spend: (what: keyof typeof limits, amount: number, span: Span) => boolean;
  readonly isExhausted: () => boolean;
}

/** Counts what a run uses; what is too much is reported once. */
export function createBudget(report: Report): Budget {
  const used = new Map<keyof typeof limits, number>();
  let isExhausted = false;
  return {
    isExhausted: () => isExhausted,
    spend: (what, amount, span) => {
      const total = (used.get(what) ?? 0) + amount;
      used.set(what, total);
      if (total > limits[what] && !isExhausted) {
        isExhausted = true;
        report.add('E0117', span, { limit: limits[what], what });
      }
      return !isExhausted;
    },
  };
}
