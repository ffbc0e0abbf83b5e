// SPDX-License-Identifier: BSD-2-Clause

/** What the program's exit status means, the same for every command. */
export const exitCodes = {
  ok: 0,
  /** A comparison found something. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Specs or configuration are wrong; nothing was written. */
  invalidInput: 3,
  /** What is on disk is not what the inputs give. */
  notUpToDate: 4,
  /** A mistake of this program. */
  internal: 70,
} as const;

/** A wrong command line: shown without a stack trace, with a hint where to look. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Ends the run: all that there was to say has been said. */
export class StopError extends Error {
  override readonly name = 'StopError';
  readonly code: number;

  constructor(code: number) {
    super();
    this.code = code;
  }
}
