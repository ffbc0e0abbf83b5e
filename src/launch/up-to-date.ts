// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { type Stamp, stateOf } from '../stamp/state.js';
import { wantsColour } from '../text/colour-choice.js';

/**
 * What a run would say that has nothing to do: all that an equal one depended on and made is as it was then. Undefined
 * where it is not, or where there is any doubt.
 */
export function sayUpToDate(path: string, tool: string): string | undefined {
  try {
    const stamp = JSON.parse(readFileSync(path, 'utf8')) as Stamp;
    if (stamp.tool !== tool || stamp.states.length === 0) return undefined;
    const isSame = stamp.states.every(([at, state]) => stateOf(at, state) === state);
    if (!isSame) return undefined;
    const { plain, coloured } = stamp.warnings;
    const isColoured = wantsColour(stamp.colour, process.env, process.stderr.isTTY);
    return `${isColoured ? coloured : plain}${stamp.summary}`;
  } catch {
    return undefined;
  }
}
