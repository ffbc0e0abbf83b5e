// SPDX-License-Identifier: BSD-2-Clause

export const colourOccasions = ['auto', 'always', 'never'] as const;

/** What `--color` says. */
export type ColourOccasion = (typeof colourOccasions)[number];

/**
 * Whether text for people is coloured: what the command line says, or else what the environment says (as Node itself
 * reads it, FORCE_COLOR goes before NO_COLOR), or else on terminals that can show it.
 */
export function wantsColour(
  occasion: ColourOccasion,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (occasion !== 'auto') return occasion === 'always';
  const { FORCE_COLOR: force = '', NO_COLOR: no = '', TERM: terminal } = env;
  if (force !== '') return force !== '0' && force !== 'false';
  return no === '' && isTerminal && terminal !== 'dumb';
}
