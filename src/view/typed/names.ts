// SPDX-License-Identifier: BSD-2-Clause
import { isKeyword } from '../rust-names.js';
import { withoutArchitecture } from './tables/objects.js';
import { rememberText } from '../../text/remember.js';

// Names of libsel4 as names of the typed layer. All are made by rule, so a name that nobody has seen yet has one too.

/** Words that libsel4 writes without a break or a change of case; the rule alone would take each for one word. */
const compounds: readonly (readonly [RegExp, string])[] = [
  // libsel4/arch_include/x86/interfaces/object-api-arch.xml: the levels of extended page tables
  [/EPT(PML4|PDPT|PD|PT)(?![a-z])/g, 'EPT_$1'],
  // libsel4/include/sel4/bootinfo_types.h: what controls the System MMU
  [/SMMU(SID|CB)(?=[A-Z])/g, 'SMMU_$1_'],
];

/** The words of a name: parted at underscores and where the case changes; `VSpace` and `CNode` are one word each. */
export const wordsOf = rememberText((name): readonly string[] => {
  const parted = compounds.reduce((text, [pattern, by]) => text.replace(pattern, by), name);
  return parted
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([0-9])([A-Z][a-z])/g, '$1_$2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1_$2')
    .split('_')
    .filter((word) => word !== '');
});

/** A name without libsel4's prefix, unless nothing that can be a name would be left. */
export function withoutPrefix(name: string): string {
  const rest = name.replace(/^seL4_/, '');
  return /^_*[A-Za-z]/.test(rest) ? rest : name;
}

/** `seL4_IRQHandler` is `IrqHandler`: acronyms are words. */
export const typeName = rememberText((name): string => {
  const camel = camelCase(wordsOf(withoutPrefix(name)));
  return /^[A-Z]/.test(camel) ? camel : `N${camel}`;
});

export function camelCase(words: readonly string[]): string {
  return words
    .map((word) => {
      const [first = '', rest = ''] = [word.charAt(0), word.slice(1)];
      return first.toUpperCase() + (word === word.toUpperCase() ? rest.toLowerCase() : rest);
    })
    .join('');
}

/** `CBGetFault` of `seL4_ARM_CB` is `GetFault`: what a method's name repeats of its owner's is left out. */
export function withoutOwner(owner: string, name: string): string {
  const ofOwner = wordsOf(withoutPrefix(withoutArchitecture(owner) ?? owner));
  const words = wordsOf(name);
  const repeats = words.length > ofOwner.length && ofOwner.every((word, at) => words[at] === word);
  return repeats ? words.slice(ofOwner.length).join('_') : name;
}

/** `SetMCPriority` is `set_mc_priority`. A name that is taken, or a keyword, ends with an underscore. */
export function functionName(name: string, taken: ReadonlySet<string>): string {
  const snake = snakeName(name);
  return isKeyword(snake) || taken.has(snake) ? `${snake}_` : snake;
}

export const snakeName = rememberText((name): string => {
  return lettersFirst(wordsOf(name).join('_').toLowerCase());
});

export function constantName(words: readonly string[]): string {
  return words.join('_').toUpperCase();
}

function lettersFirst(name: string): string {
  return /^[a-z]/.test(name) ? name : `n${name}`;
}

/**
 * Names of the values of an enum, without what they repeat of the enum's own name at their start or end:
 * `seL4_ARM_Default_VMAttributes` of `seL4_ARM_VMAttributes` is `DEFAULT`. A name that would not be one, or that
 * another value has, is left whole.
 */
export function valueNames(owner: string, values: readonly string[]): string[] {
  const ofOwner = wordsOf(withoutPrefix(owner));
  const whole = values.map((value) => constantName(wordsOf(withoutPrefix(value))));
  const short = values.map((value) => constantName(shorten(wordsOf(withoutPrefix(value)), ofOwner)));
  return short.map((name, index) => {
    const isUnique = short.filter((other) => other === name).length === 1;
    const hides = whole.some((other, at) => at !== index && other === name);
    return isUnique && !hides && /^[A-Z]/.test(name) ? name : (whole[index] ?? name);
  });
}

function shorten(words: readonly string[], owner: readonly string[]): readonly string[] {
  let start = 0;
  while (start < owner.length && words[start] === owner[start]) start += 1;
  const rest = words.slice(start);
  const tail = owner.slice(start);
  const isTail = tail.length > 0 && tail.every((word, at) => rest[rest.length - tail.length + at] === word);
  const short = isTail ? rest.slice(0, rest.length - tail.length) : rest;
  // `NoFlag` of flags.
  const isNone =
    short[0] === 'No' && (short.length === 1 || (short.length === 2 && short[1] === owner.at(-1)));
  return isNone ? ['None'] : short;
}
