// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, JsonObject } from '../facts/fact.js';
import type { OpenPart } from '../model/variability.js';
import type { Context } from './context.js';
import type { Explanation, Section } from './explanation.js';
import { openSections } from './open.js';
import { atOf, both, exists, placeOf, plural, show } from './words.js';

/** A constant or an enumerator: its value, and what it is under other options. */
export function explainConstant(fact: Fact, context: Context, rust: readonly string[]): Explanation {
  const value = BigInt(fact['value'] as number | string);
  const isEnumerator = fact.kind === 'enumerator';
  return {
    name: fact.name,
    what: `${isEnumerator ? 'enumerator' : 'constant'}: ${both(value)}`,
    about: [
      ['Value', both(value)],
      ['Type', show(fact['type'])],
      ['Defined', placeOf(fact)],
      ...(isEnumerator ? [['Enum', show(fact.of)] as const] : []),
      ...deprecation(fact),
      ...(rust.length > 0 ? [['Rust', rust.join(', ')] as const] : []),
    ],
    sections: isEnumerator
      ? [...neighbours(fact, context), ...openEnumerator(fact, context)]
      : openSections(fact.name, context),
    facts: [fact],
  };
}

/** An enumerator is declared in each way in which its enum is, which says nothing of the enumerator itself. */
function openEnumerator({ name, of }: Fact, context: Context): Section[] {
  const { declarations, parts } = context.variability;
  const own = (parts.get(show(of)) ?? []).filter((part) => part.name === name);
  const ways = declarations.get(name) ?? [];
  if (!declarations.has(show(of)) || new Set(ways.map(atOf)).size !== 1) return openSections(name, context);
  if (own.length === 0) return [];
  const sentences = own.map(
    ({ isPresent, condition }) => `${isPresent ? 'here' : 'elsewhere'}: ${exists(condition)}`,
  );
  return [{ title: 'Other configurations', sentences }];
}

/** What stands before it in its enum: where values are counted, that is why it has its number. */
function neighbours(fact: Fact, { all, variability }: Context): Section[] {
  const own = all('enumerator').filter(({ of }) => of === fact.of);
  const at = own.findIndex(({ name }) => name === fact.name);
  const before = own[at - 1];
  const after = own[at + 1];
  const sentences = [
    before ? `Before it: ${before.name} (${show(before['value'])}).` : 'It is the first one.',
    after ? `After it: ${after.name} (${show(after['value'])}).` : 'It is the last one.',
  ];
  const place = show(fact['at']);
  const moving = (variability.parts.get(show(fact.of)) ?? []).filter((part) => isBefore(part, place));
  const rows = moving.map(({ name, isPresent, condition }) => [
    name,
    isPresent ? 'here' : 'not here',
    exists(condition),
  ]);
  const table = rows.length > 0 ? { table: [['BEFORE IT', '', 'EXISTS'], ...rows] } : {};
  return [{ title: `In its enum, ${at + 1} of ${own.length}`, sentences, ...table }];
}

/** Whether a part stands above a place of the same file. */
function isBefore({ place: { path, line } }: OpenPart, at: string): boolean {
  const [own, number] = at.split(/:(?=\d+$)/);
  return path === own && line < Number(number);
}

export function explainEnum(fact: Fact, context: Context, rust: readonly string[]): Explanation {
  const values = context.all('enumerator').filter(({ of }) => of === fact.name);
  return {
    name: fact.name,
    what: `enum of ${plural(values.length, 'value')}`,
    about: [
      ['Defined', placeOf(fact)],
      ['Size', plural(Number(fact['size']), 'byte')],
      ...(rust.length > 0 ? [['Rust', rust.join(', ')] as const] : []),
    ],
    sections: [
      {
        title: 'Values',
        table: [['VALUE', 'NAME'], ...values.map(({ name, value }) => [show(value), name])],
      },
      ...openSections(fact.name, context),
    ],
    facts: [fact, ...values],
  };
}

export function explainStruct(fact: Fact, context: Context): Explanation {
  const members = withParts(fact, context);
  const rows = members.map(({ of, name, offset, size, bits, type }) => {
    const field = bits as JsonObject | undefined;
    const depth = (of ?? '').split('.').length - 1;
    return [
      field ? `bit ${show(field['offset'])}` : show(offset),
      field ? plural(Number(field['width']), 'bit') : plural(Number(size), 'byte'),
      `${'  '.repeat(depth)}${name}`,
      show(type),
    ];
  });
  return {
    name: fact.name,
    what: `${show(fact['keyword'])} of ${plural(Number(fact['size']), 'byte')}`,
    about: [
      ['Defined', placeOf(fact)],
      ['Size', `${plural(Number(fact['size']), 'byte')}, aligned to ${show(fact['align'])}`],
    ],
    sections: [
      { title: 'Members', table: [['OFFSET', 'SIZE', 'NAME', 'TYPE'], ...rows] },
      ...openSections(fact.name, context),
    ],
    facts: [fact, ...members],
  };
}

function withParts(of: Fact, context: Context): Fact[] {
  return context.parts(of, 'member').flatMap((member) => [member, ...withParts(member, context)]);
}

/** Anything else: its properties as they are. */
export function explainOther(fact: Fact, context: Context): Explanation {
  const { kind, name, of, at: _, source: __, builtIn: ___, ...rest } = fact;
  const properties = Object.entries(rest).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === '' || typeof value === 'object' ? [] : [[key, show(value)]],
  );
  const place = placeOf(fact);
  return {
    name: of === undefined ? name : `${of}.${name}`,
    what: kind.replace('-', ' '),
    about: [...properties, ...(place === '' ? [] : [['Defined', place] as const])],
    sections: openSections(name, context),
    facts: [fact],
  };
}

function deprecation({ deprecated }: Fact): [string, string][] {
  return typeof deprecated === 'string' ? [['Deprecated', deprecated === '' ? 'yes' : deprecated]] : [];
}
