// SPDX-License-Identifier: BSD-2-Clause

/**
 * Marks for the places where rustfmt may break a line. The view writes them, the emitter's layout pass turns
 * them into brackets and line breaks once it knows how far the line is indented. They are private-use characters,
 * which are removed from everything that comes out of a spec.
 */
export const marks = {
  /** Opens the parameter list of a function's signature. */
  signature: '\uE000',
  /** Opens the argument list of a call. */
  call: '\uE001',
  separator: '\uE002',
  close: '\uE003',
  /** Opens a list of layouts for one statement, of which the first that fits is taken. */
  choice: '\uE004',
  /** Between a layout and how its width is measured. */
  measure: '\uE005',
  /** A line break within a layout. */
  newLine: '\uE006',
} as const;

export const markPattern = /[\uE000-\uE006]/g;

/** rustfmt's default for the widest argument list that stays on one line. */
export const callWidth = 60;

/** rustfmt's default for the widest body of a struct literal that stays on one line. */
export const structWidth = 18;

/** A function's head: `prefix(parameters)suffix`. */
export function signature(prefix: string, parameters: readonly string[], suffix: string): string {
  return `${prefix}${marks.signature}${parameters.join(marks.separator)}${marks.close}${suffix}`;
}

/** A call: `callee(arguments)suffix`. */
export function call(callee: string, args: readonly string[], suffix = ''): string {
  return `${callee}${marks.call}${args.join(marks.separator)}${marks.close}${suffix}`;
}

/**
 * How rustfmt measures a layout: as it stands (a number is added to the width), or as if it were not indented
 * (`outdented`) or indented twice as far (`indented twice`), as rustfmt does for some constructs.
 */
export type Measure = number | 'outdented' | 'indented twice';

export interface Layout {
  readonly lines: readonly string[];
  readonly measure?: Measure;
}

/** The first of the layouts that fits, or the first of all where none does: rustfmt leaves such lines alone. */
export function choice(...layouts: readonly Layout[]): string {
  const texts = layouts.map(
    ({ lines, measure = 0 }) => `${measure}${marks.measure}${lines.join(marks.newLine)}`,
  );
  return `${marks.choice}${texts.join(marks.separator)}${marks.close}`;
}
