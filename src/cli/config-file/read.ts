// SPDX-License-Identifier: BSD-2-Clause
import { didYouMean } from '../../config/did-you-mean.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { parseJson } from '../../syntax/json/parse-json.js';
import type { SourceFile } from '../../text/source-file.js';
import type { Key, Keys } from './keys.js';
import { type Fail, membersOf, readMember, readMembers, type Setting } from './members.js';

/** What the file says: outside sections, and in them. */
export interface Settings {
  readonly common: readonly Setting<Key>[];
  readonly sections: ReadonlyMap<string, readonly Setting<Key>[]>;
}

/** All that is wrong is reported, for all commands: a file is right or not, whichever command reads it. */
export function readSettings(file: SourceFile, keys: Keys, report: Report): Settings {
  const fail: Fail = (span, problem) => report.add('E1101', span, { problem });
  const read = parseJson(file);
  const sections = new Map<string, readonly Setting<Key>[]>();
  if ('problem' in read) {
    fail(read.span, read.problem);
    return { common: [], sections };
  }
  const { common } = keys;
  const names = ['$schema', ...common.map(({ name }) => name), ...keys.sections.keys()];
  const settings: Setting<Key>[] = [];
  for (const member of membersOf(read, 'the file', fail)) {
    const own = keys.sections.get(member.name);
    const key = common.find(({ name }) => name === member.name);
    if (own) {
      const what = `\`${member.name}\``;
      sections.set(member.name, readMembers(membersOf(member.value, what, fail), own, what, report));
    } else if (key) settings.push(...readMember(member, key, report));
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
