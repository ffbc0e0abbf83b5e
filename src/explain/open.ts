// SPDX-License-Identifier: BSD-2-Clause
import type { OpenDeclarationOf } from '../model/variability.js';
import type { Context } from './context.js';
import type { Section } from './explanation.js';
import { allOptions } from './numbering.js';
import { atOf, exists, optionNames } from './words.js';

/** With more ways to declare something, their conditions are no help. */
const mostWays = 6;

/** What other configurations have under a name: its conditions, and the options that they depend on. */
export function openSections(name: string, context: Context): Section[] {
  const ways = distinct(context.variability.declarations.get(name) ?? []);
  const options = allOptions(ways);
  if (options.length === 0) return [];
  const isEverywhere = ways.every(({ condition }) => condition === '');
  return [
    {
      title: 'Other configurations',
      sentences: [
        `It depends on ${optionNames(options)}.`,
        ...(isEverywhere ? ['It is there in all of them.'] : []),
        ...(isEverywhere
          ? []
          : ways.length > mostWays
            ? [`There are ${ways.length} ways to have it.`]
            : ways.map(describe)),
      ],
    },
  ];
}

function describe(way: OpenDeclarationOf): string {
  const value = way.text === undefined ? '' : ` ${way.text}`;
  return `${way.isPresent ? 'here' : 'elsewhere'}:${value} ${exists(way.condition)}, at ${atOf(way)}`;
}

/** A struct and its typedef are declared by one text. What the build generates is declared elsewhere already. */
function distinct(ways: readonly OpenDeclarationOf[]): OpenDeclarationOf[] {
  const found = new Map<string, OpenDeclarationOf>();
  for (const way of ways) {
    const key = `${way.condition} ${way.text}`;
    if (!way.place.path.startsWith('<') && !found.has(key)) found.set(key, way);
  }
  return [...found.values()].sort((a, b) => Number(b.isPresent) - Number(a.isPresent));
}
