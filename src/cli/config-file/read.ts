// SPDX-License-Identifier: BSD-2-Clause
import { didYouMean } from '../../config/did-you-mean.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { type JsonMember, type JsonNode, parseJson } from '../../syntax/json/parse-json.js';
import type { SourceFile } from '../../text/source-file.js';
import type { Key, Keys } from './keys.js';
import { readValue, type Value } from './values.js';

/** One option that the file gives. */
export interface Setting {
  readonly key: Key;
  readonly value: Value;
}

/** What the file says: outside sections, and in them. */
export interface Settings {
  readonly common: readonly Setting[];
  readonly sections: ReadonlyMap<string, readonly Setting[]>;
}

/** All that is wrong is reported, for all commands: a file is right or not, whichever command reads it. */
export function readSettings(file: SourceFile, keys: Keys, report: Report): Settings {
  const read = parseJson(file);
  const sections = new Map<string, readonly Setting[]>();
  if ('problem' in read) {
    report.add('E1101', read.span, { problem: read.problem });
    return { common: [], sections };
  }
  const { common } = keys;
  const names = ['$schema', ...common.map(({ name }) => name), ...keys.sections.keys()];
  const settings: Setting[] = [];
  for (const member of membersOf(read, 'the file', report)) {
    const own = keys.sections.get(member.name);
    const key = common.find(({ name }) => name === member.name);
    if (own) sections.set(member.name, readSection(member, own, report));
    else if (key) settings.push(...toSetting(member, key, report));
    else if (member.name !== '$schema') {
      const homes = [...keys.sections].filter(([, inside]) =>
        inside.some(({ name }) => name === member.name),
      );
      const suggestion =
        homes.length > 0
          ? `It belongs in a section: ${homes.map(([name]) => `\`${name}\``).join(', ')}.`
          : didYouMean(member.name, names, `Keys are ${names.join(', ')}.`);
      report.add('E1102', member.nameSpan, { key: member.name, suggestion });
    } else if (member.value.kind !== 'string')
      report.add('E1103', member.value.span, {
        key: '$schema',
        wanted: 'a text',
        suggestion: 'Leave it out.',
      });
  }
  return { common: settings, sections };
}

function readSection({ name, value }: JsonMember, keys: readonly Key[], report: Report): Setting[] {
  const names = keys.map((key) => key.name);
  return membersOf(value, `\`${name}\``, report).flatMap((member) => {
    const key = keys.find((one) => one.name === member.name);
    if (key) return toSetting(member, key, report);
    const suggestion = didYouMean(member.name, names, `Keys of \`${name}\` are ${names.join(', ')}.`);
    report.add('E1102', member.nameSpan, { key: member.name, suggestion });
    return [];
  });
}

function membersOf(node: JsonNode, what: string, report: Report): readonly JsonMember[] {
  if (node.kind !== 'object') {
    report.add('E1101', node.span, { problem: `${what} is to be an object` });
    return [];
  }
  const names = new Set<string>();
  return node.members.filter(({ name, nameSpan }) => {
    if (names.has(name)) report.add('E1101', nameSpan, { problem: `\`${name}\` stands twice` });
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  });
}

function toSetting({ value }: JsonMember, key: Key, report: Report): Setting[] {
  const read = readValue(value, key, report);
  return read === undefined ? [] : [{ key, value: read }];
}
