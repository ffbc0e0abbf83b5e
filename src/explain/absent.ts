// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { syscallPrefix } from '../facts/numbers.js';
import type { Context } from './context.js';
import type { Explanation, Pair, Section } from './explanation.js';
import { explainSyscallNumber } from './numbering.js';
import { optionsHere } from './open.js';
import { numberPair } from './syscall.js';
import { atOf, exists, show } from './words.js';

/** A method that this configuration does not have: where it is, when it would be there, and what the options are here. */
export function explainAbsentMethod(fact: Fact, context: Context): Explanation {
  const condition = show(fact['condition']);
  const own = context.variability.methods.filter((one) => one.name === fact.name && !one.isPresent);
  const found = own.find((one) => one.condition === condition) ?? own[0];
  const about: Pair[] = found
    ? [
        ['Defined', atOf(found)],
        ['Exists', exists(condition)],
        ['Label', `${found.label}, without a number here: only what is there is counted`],
      ]
    : [['Exists', exists(condition)]];
  return absent(fact.name, about, [], condition, context, [fact]);
}

/** A system call that this configuration does not have, and the number that is kept for it here, or elsewhere. */
export function explainAbsentSyscall(fact: Fact, context: Context): Explanation {
  const { syscalls } = context.variability;
  const name = fact.name.slice(syscallPrefix.length);
  const at = syscalls.findIndex((one) => one.name === name);
  const found = syscalls[at];
  const other = found ? undefined : explainOtherSyscall(name, context);
  if (other) return { ...other, facts: [fact] };
  const condition = show(fact['condition']);
  const about: Pair[] = found
    ? [['Defined', atOf(found)], ['Exists', exists(condition)], numberPair(-at - 1, context, 'kept for it')]
    : [['Exists', exists(condition)]];
  return absent(fact.name, about, explainSyscallNumber(name, syscalls), condition, context, [fact]);
}

/** A system call that only the other kind of kernel has, with or without MCS; undefined for any other name. */
export function explainOtherSyscall(name: string, context: Context): Explanation | undefined {
  const short = name.startsWith(syscallPrefix) ? name.slice(syscallPrefix.length) : name;
  const found = context.variability.otherSyscalls.find((one) => one.name === short);
  if (!found) return undefined;
  const holder = context.variability.syscalls[-found.number - 1]?.name;
  const here = holder === undefined ? '' : `; here it is that of ${syscallPrefix}${holder}`;
  const about: Pair[] = [
    ['Defined', atOf(found)],
    ['Exists', exists(found.condition)],
    numberPair(found.number, context, `in kernels that have it${here}`),
  ];
  return absent(`${syscallPrefix}${short}`, about, [], found.condition, context, []);
}

function absent(
  name: string,
  about: readonly Pair[],
  sections: readonly Section[],
  condition: string,
  context: Context,
  facts: readonly Fact[],
): Explanation {
  const options = [...new Set(condition.match(/CONFIG_\w+/g) ?? [])];
  return {
    name,
    what: 'not in this configuration',
    about,
    sections: [...optionsHere(options, context), ...sections],
    facts,
  };
}
