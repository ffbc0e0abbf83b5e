// SPDX-License-Identifier: BSD-2-Clause

/**
 * Marks for the places where rustfmt may break a line. The view writes them, the emitter's layout pass turns
 * them into brackets once it knows how far the line is indented. They are private-use characters, which are
 * removed from everything that comes out of a spec.
 */
export const marks = {
  /** Opens the parameter list of a function's signature. */
  signature: '\uE000',
  /** Opens the argument list of a call. */
  call: '\uE001',
  separator: '\uE002',
  close: '\uE003',
} as const;

export const markPattern = /[\uE000-\uE003]/g;

/** A function's head: `prefix(parameters)suffix`. */
export function signature(prefix: string, parameters: readonly string[], suffix: string): string {
  return `${prefix}${marks.signature}${parameters.join(marks.separator)}${marks.close}${suffix}`;
}

/** A call: `callee(arguments)suffix`. */
export function call(callee: string, args: readonly string[], suffix = ''): string {
  return `${callee}${marks.call}${args.join(marks.separator)}${marks.close}${suffix}`;
}
