// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { type Stamp, stateOf } from '../stamp/state.js';

/**
 * What a run would say that has nothing to do: all that an equal one depended on and made is as it was then. Undefined
 * where it is not, or where there is any doubt.
 */
export function sayUpToDate(path: string, tool: string): string | undefined {
  try {
    const stamp = JSON.parse(readFileSync(path, 'utf8')) as Stamp;
    if (stamp.tool !== tool || stamp.states.length === 0) return undefined;
    const isSame = stamp.states.every(([at, state]) => stateOf(at, state) === state);
    return isSame ? `${stamp.warnings}${stamp.summary}` : undefined;
  } catch {
    return undefined;
  }
}
