// SPDX-License-Identifier: BSD-2-Clause
import type { TextStyle } from '../diff/format/text.js';

/** When text has colours. */
export type ColorOption = 'auto' | 'always' | 'never';

/** Colours on a terminal alone, unless somebody says otherwise. */
export function styleOf({ color }: { readonly color: ColorOption }): TextStyle {
  const isTerminal = process.stdout.isTTY === true;
  const isWanted = isTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    width: Math.max(40, (isTerminal && process.stdout.columns) || 100),
    isColoured: color === 'always' || (color === 'auto' && isWanted),
  };
}
