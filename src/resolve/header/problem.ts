// SPDX-License-Identifier: BSD-2-Clause
import type { DiagnosticArguments, DiagnosticCode } from '../../diagnostics/codes.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../text/span.js';

/** Why a declaration has no meaning. It never leaves this folder: whoever walks the declarations reports it. */
export class HeaderProblem extends Error {
  override readonly name: string = 'HeaderProblem';
  readonly report: (report: Report) => void;

  constructor(report: (report: Report) => void) {
    super('a declaration has no meaning');
    this.report = report;
  }
}

/** Gives up the declaration that is being resolved. */
export function giveUp<C extends DiagnosticCode>(code: C, span: Span, args: DiagnosticArguments<C>): never {
  throw new HeaderProblem((report) => report.add(code, span, args));
}

/** Gives up a declaration that has no meaning because another one has none, which has been reported. */
export function followOn(): never {
  throw new FollowOn(() => undefined);
}

/** See {@link followOn}. */
export class FollowOn extends HeaderProblem {
  override readonly name: string = 'FollowOn';
}

/** Why an expression is no integer constant; the caller knows what it was for. */
export class NotConstant extends Error {
  override readonly name: string = 'NotConstant';
}

/** The same where only the value is missing: what is not evaluated may divide by zero. */
export class NoValue extends NotConstant {
  override readonly name = 'NoValue';
}
