// SPDX-License-Identifier: BSD-2-Clause

/** Says that something is done now, to those who watch; what is done does not depend on it. */
export type Step = (what: string) => void;

export interface Watch {
  /** Told at the beginning of each stage what it is. */
  readonly begin: Step;
  /** Told inside of stages that may take long, file by file and fact by fact, at what they are. */
  readonly step: Step;
}

export const unwatched: Watch = { begin: () => undefined, step: () => undefined };
