// SPDX-License-Identifier: BSD-2-Clause
import { didYouMean } from '../../config/did-you-mean.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { JsonMember, JsonNode } from '../../syntax/json/parse-json.js';
import type { Span } from '../../text/span.js';
import { readValue, type Value, type ValueKey } from './values.js';

/** One option that a file gives. */
export interface Setting<K extends ValueKey> {
  readonly key: K;
  readonly value: Value;
  /** Where the texts of a list stand. */
  readonly places: ReadonlyMap<string, Span>;
}

/** How what is no object, or has a key twice, is reported. */
export type Fail = (span: Span, problem: string) => void;

/** The members of an object, each key once; `what` is what it is called. */
export function membersOf(node: JsonNode, what: string, fail: Fail): readonly JsonMember[] {
  if (node.kind !== 'object') {
    fail(node.span, `${what} is to be an object`);
    return [];
  }
  const names = new Set<string>();
  return node.members.filter(({ name, nameSpan }) => {
    if (names.has(name)) fail(nameSpan, `\`${name}\` stands twice`);
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  });
}

/** The options that members give; those that are none are reported. `what` is what has them. */
export function readMembers<K extends ValueKey>(
  members: readonly JsonMember[],
  keys: readonly K[],
  what: string,
  report: Report,
): Setting<K>[] {
  const names = keys.map(({ name }) => name);
  return members.flatMap((member) => {
    const key = keys.find(({ name }) => name === member.name);
    if (key) return readMember(member, key, report);
    const suggestion = didYouMean(member.name, names, `Keys of ${what} are ${names.join(', ')}.`);
    report.add('E1102', member.nameSpan, { key: member.name, suggestion });
    return [];
  });
}

export function readMember<K extends ValueKey>({ value }: JsonMember, key: K, report: Report): Setting<K>[] {
  const read = readValue(value, key, report);
  return read === undefined ? [] : [{ key, value: read, places: placesIn(value) }];
}

function placesIn(node: JsonNode): ReadonlyMap<string, Span> {
  const items = node.kind === 'array' ? node.items : [];
  return new Map(items.flatMap((item) => (item.kind === 'string' ? [[item.text, item.span]] : [])));
}
