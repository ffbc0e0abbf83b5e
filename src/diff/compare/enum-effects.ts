// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { plural, show } from '../words.js';
import { type EnumUse, isLength } from './enum-uses.js';

/**
 * What an old binary does wrong that has the number of `old`: of `holder` it is the number now, and `now` is what has the
 * name. Each sentence is true for whoever reads the number: the kernel, or the program.
 */
export function enumEffect(
  use: EnumUse,
  { name, value }: Fact,
  holder: Fact | undefined,
  now: Fact | undefined,
): string {
  const number = show(value);
  const other = holder?.name;
  switch (use) {
    case 'limit':
      return now
        ? `An old binary goes by ${number}, and the kernel by ${show(now['value'])}.`
        : `An old binary goes by ${number} still.`;
    case 'message word':
      if (isLength(name))
        return `An old binary counts on ${plural(Number(value), 'word')} in such a message.`;
      return other === undefined
        ? `An old binary uses message word ${number} for ${name}, and it has no name now.`
        : `An old binary uses message word ${number} for ${name}, and it is that of ${other} now.`;
    case 'slot':
      return other === undefined
        ? `An old binary that uses ${name} uses slot ${number}, which has no name now.`
        : `An old binary that uses ${name} uses ${other}.`;
    case 'sent':
      return `An old binary that means ${name} says ${other ?? `${number}, which has no name now`}.`;
    case 'received':
      if (other !== undefined) return `An old binary takes ${other} for ${name}.`;
      return now
        ? `An old binary looks for ${number} where the kernel says ${show(now['value'])} for ${name}.`
        : `An old binary waits for ${name}, which does not come any more.`;
    case 'both':
      return other === undefined
        ? `An old binary that means ${name} says ${number}, which has no name now.`
        : `An old binary that means ${name} says ${other}, and takes ${other} for ${name}.`;
    case 'unknown':
      return `Old binaries use ${number} for ${name}, and it ${other === undefined ? 'has no name' : `stands for ${other}`} now.`;
  }
}

/** What an old binary does with a new name. */
export function newEffect(use: EnumUse): string {
  return use === 'received' || use === 'both'
    ? 'An old binary may receive it, and does not know it.'
    : 'Old binaries do not use it.';
}
