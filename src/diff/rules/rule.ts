// SPDX-License-Identifier: BSD-2-Clause

/** How much a difference matters, worst first. */
export const severities = ['binary', 'source', 'additive', 'documentation'] as const;

export type Severity = (typeof severities)[number];

/** A severity in words. */
export const severityTitles: Readonly<Record<Severity, string>> = {
  binary: 'breaking for existing binaries',
  source: 'breaking for source',
  additive: 'additive',
  documentation: 'documentation only',
};

/** What one kind of difference means. */
export interface Rule {
  readonly severity: Severity;
  /** Whether source has to be changed; of what breaks binaries, some is mended by building again. */
  readonly breaksSource: boolean;
  /** A sentence without a full stop. */
  readonly title: string;
  /** What is compared, and why it matters. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice: string;
}

type Texts = readonly [title: string, detail: string, advice: string];

/** Wrong at run time until the program is built again. */
export function rebuild(...texts: Texts): Rule {
  return toRule('binary', false, texts);
}

/** Wrong at run time, and building again does not help. */
export function rewrite(...texts: Texts): Rule {
  return toRule('binary', true, texts);
}

/** Programs that are built already do not notice. */
export function source(...texts: Texts): Rule {
  return toRule('source', true, texts);
}

export function additive(...texts: Texts): Rule {
  return toRule('additive', false, texts);
}

export function prose(...texts: Texts): Rule {
  return toRule('documentation', false, texts);
}

function toRule(severity: Severity, breaksSource: boolean, [title, detail, advice]: Texts): Rule {
  return { severity, breaksSource, title, detail, advice };
}

/** Advice that many rules share. */
export const buildAgain = 'Generate the bindings again and build every program that runs on the new kernel.';
export const changeSource = 'Change the source that uses it, generate the bindings again, and build.';
export const nothingToDo = 'Nothing has to be done. Generate the bindings again to use what is new.';
