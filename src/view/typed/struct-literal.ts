// SPDX-License-Identifier: BSD-2-Clause
import { structWidth } from '../layout-marks.js';

/** `head { items }` as rustfmt has it, for literals and patterns: on one line where the items are short. */
export function braced(before: string, items: readonly string[], after: string): string[] {
  const flat = items.join(', ');
  if (flat.length <= structWidth) return [`${before} { ${flat} }${after}`];
  return [`${before} {`, ...items.map((item) => `    ${item},`), `}${after}`];
}
