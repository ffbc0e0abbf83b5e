// SPDX-License-Identifier: BSD-2-Clause
import type { Naming } from './variables.js';

/** The option that names a directory of headers. */
export const platformOption = 'CONFIG_PLAT';

/**
 * Which platform it is, is a text, and conditions know truths alone. So platforms are numbered from 1, and each bit of
 * the number is a macro: two platforms at once cannot be said.
 */
const prefix = 'SEL4_BINDGEN_PLATFORM_BIT_';

export function isPlatformMacro(name: string): boolean {
  return name.startsWith(prefix);
}

export function platformNaming(platforms: readonly string[]): Naming {
  return {
    optionOf: (macro) => (isPlatformMacro(macro) ? platformOption : macro),
    textsOf: (option) => (option === platformOption ? platforms : []),
    macro: (name, lookup) => {
      if (!isPlatformMacro(name)) return lookup(name);
      const number = platforms.indexOf(lookup(platformOption) ?? '') + 1;
      return hasBit(number, Number(name.slice(prefix.length))) ? '1' : undefined;
    },
  };
}

/** A header that is that of the platform: an include for each of them, under its own condition. */
export function platformHeaderText(paths: readonly (string | undefined)[]): string {
  const bits = Array.from({ length: paths.length.toString(2).length }, (_, bit) => bit);
  const condition = (number: number): string =>
    bits.map((bit) => `${hasBit(number, bit) ? '' : '!'}defined(${prefix}${bit})`).join(' && ');
  const lines = paths.flatMap((path, index) =>
    path === undefined ? [] : [`#if ${condition(index + 1)}`, `#include <${path}>`, '#endif'],
  );
  return `${lines.join('\n')}\n`;
}

function hasBit(number: number, bit: number): boolean {
  return ((number >> bit) & 1) === 1;
}
