// SPDX-License-Identifier: BSD-2-Clause
import { and, type Expression, isNever, never, not, or } from '../../condition/expression.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { DirectiveLine } from './scan.js';

interface Frame {
  /** Presence of the text around the whole #if … #endif. */
  readonly outer: Expression;
  /** The branches so far: one of them is taken where this holds. */
  taken: Expression;
  /** Presence of the branch that is being read. */
  branch: Expression;
  hasElse: boolean;
  /** Its directives so far: the last one begins the branch that is being read. */
  readonly lines: DirectiveLine[];
}

/** Deeper than any spec, and than anybody can follow. */
const nestingLimit = 64;

/** The `#if` … `#endif` nesting of one file, and the presence condition of the place that is being read. */
export class ConditionStack {
  readonly #frames: Frame[] = [];
  readonly #base: Expression;
  readonly #report: Report;

  constructor(base: Expression, report: Report) {
    this.#base = base;
    this.#report = report;
  }

  get presence(): Expression {
    return this.#frames.at(-1)?.branch ?? this.#base;
  }

  /** `#if`, `#ifdef`, `#ifndef`. The condition is read only where it matters, as C does. */
  open(line: DirectiveLine, condition: () => Expression): void {
    const outer = this.presence;
    // Said once on the way down; deeper ones are followed nevertheless, so that their #endif finds them.
    if (this.#frames.length === nestingLimit) this.#report.add('E0116', line.span, { limit: nestingLimit });
    const taken = isNever(outer) ? never : condition();
    this.#frames.push({
      outer,
      taken,
      branch: and(outer, taken),
      hasElse: false,
      lines: [line],
    });
  }

  /** `#elif` and `#else`. */
  alternative(line: DirectiveLine, condition: () => Expression): void {
    const frame = this.#frames.at(-1);
    if (!frame) return this.#report.add('E0101', line.span, { directive: line.name });
    if (frame.hasElse) return this.#report.add('E0103', line.span, { directive: line.name });
    frame.hasElse = line.name === 'else';
    frame.lines.push(line);
    const reachable = and(frame.outer, not(frame.taken));
    const holds = isNever(reachable) ? never : condition();
    frame.branch = and(reachable, holds);
    frame.taken = or(frame.taken, holds);
  }

  /** The directives of each nesting level so far, the outermost first. */
  get branches(): readonly (readonly DirectiveLine[])[] {
    return this.#frames.map(({ lines }) => lines);
  }

  /** The macros that the conditions around this place read, in words. */
  get options(): string {
    const questions = this.branches.flatMap((lines) => lines.map(({ rest }) => rest)).join(' ');
    const names = new Set(questions.match(/\b[A-Za-z_]\w*/g) ?? []);
    names.delete('defined');
    return [...names].sort().join(', ') || 'nothing';
  }

  end(line: DirectiveLine): void {
    if (!this.#frames.pop()) this.#report.add('E0101', line.span, { directive: line.name });
  }

  /** At the end of the file: whatever is still open lacks its `#endif`. */
  close(): void {
    for (const [opening] of this.branches) {
      if (opening) this.#report.add('E0102', opening.span, { directive: opening.name });
    }
  }
}
