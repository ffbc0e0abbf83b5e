// SPDX-License-Identifier: BSD-2-Clause
import type { OpenDeclarationOf, OpenPart } from '../model/variability.js';
import type { Context } from './context.js';
import type { Explanation, Section } from './explanation.js';
import { allOptions } from './numbering.js';
import { atOf, exists, optionName, optionNames } from './words.js';

/** With more ways to declare something, their conditions are no help. */
const mostWays = 6;

/** What other configurations have under a name: its conditions, what differs, and the options that decide. */
export function openSections(name: string, context: Context): Section[] {
  const ways = distinct(context.variability.declarations.get(name) ?? []);
  const parts = context.variability.parts.get(name) ?? [];
  const options = allOptions(ways);
  if (options.length === 0) return [];
  const isEverywhere = ways.every(({ condition }) => condition === '');
  // Where the parts are told apart, places that only repeat the whole say nothing more.
  const isSaid = parts.length > 0 && new Set(ways.map(atOf)).size === 1;
  return [
    {
      title: 'Other configurations',
      sentences: [
        `It depends on ${optionNames(options)}.`,
        ...(isEverywhere ? ['It is there in all of them.'] : []),
        ...(isEverywhere || isSaid
          ? []
          : ways.length > mostWays
            ? [`There are ${ways.length} ways to have it.`]
            : ways.map(describe)),
      ],
      ...(parts.length > 0 ? { table: partRows(parts) } : {}),
    },
  ];
}

/** What some configurations have in it and others have not. */
function partRows(parts: readonly OpenPart[]): string[][] {
  const order = [...new Set(parts.map(({ name }) => name))];
  const sorted = [...parts].sort(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name) || Number(b.isPresent) - Number(a.isPresent),
  );
  return [
    ['PART', 'IS', '', 'WHERE IT IS SO'],
    ...sorted.map(({ name, text, isPresent, condition }) => [
      name,
      text,
      isPresent ? 'here' : 'not here',
      exists(condition),
    ]),
  ];
}

/** What a configuration has not, and others have. */
export function explainElsewhere(name: string, context: Context): Explanation | undefined {
  const ways = distinct(context.variability.declarations.get(name) ?? []);
  if (ways.length === 0 || ways.some(({ isPresent }) => isPresent)) return undefined;
  const options = allOptions(ways);
  return {
    name,
    what: 'not in this configuration',
    about: [],
    sections: [
      { title: 'Other configurations', sentences: ways.slice(0, mostWays).map(describe) },
      ...optionsHere(options, context),
    ],
    facts: [],
  };
}

/** What options are in this configuration. */
export function optionsHere(names: readonly string[], { model }: Context): Section[] {
  if (names.length === 0) return [];
  const options = new Map(model.configuration.options.map(({ name, value }) => [name, value]));
  const rows = names.map((name) => {
    const value = options.get(name);
    return [
      optionName(name),
      value === undefined ? 'not mentioned' : value === true ? 'on' : value === false ? 'off' : value,
    ];
  });
  return [{ title: 'Its options here', table: [['OPTION', 'IS'], ...rows] }];
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
