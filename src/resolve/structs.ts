// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { InterfaceDocument } from '../ir/interface.js';
import type { HeaderFacts, HeaderStruct } from '../model/header.js';
import type { Struct } from '../model/interface.js';
import { toPlace } from './place.js';

/**
 * The structs that are passed word by word. The interfaces say in which order, the headers which of the members
 * this configuration has: those that it has not are not passed.
 */
export function resolveStructs(
  documents: readonly InterfaceDocument[],
  { structs }: HeaderFacts,
  wordBytes: number,
  report: Report,
): Struct[] {
  return documents
    .flatMap((document) => document.structs)
    .map(({ name, members, span }) => {
      const header = structs.find((one) => one.name === name || one.typedefs.includes(name));
      const fields = header?.fields.map((field) => field.name);
      const found = fields ? members.filter((member) => fields.includes(member)) : members;
      const difference = header && firstDifference(found, header, wordBytes);
      if (header && difference !== undefined)
        report.add('E0519', span, {
          struct: name,
          difference,
          members: members.join(', '),
          fields: listFields(header),
        });
      return { name, members: found, place: toPlace(span) };
    });
}

/** What keeps a struct from being passed as an array of words: the same members in the same order, a word each. */
function firstDifference(
  members: readonly string[],
  { fields, size }: HeaderStruct,
  wordBytes: number,
): string | undefined {
  const at = fields.findIndex(({ name }, index) => name !== members[index]);
  if (at >= 0)
    return `member ${at + 1} is ${quote(fields[at]?.name)} there, and here ${quote(members[at]) || 'missing'}`;
  const other = fields.find((field, index) => field.offset !== index * wordBytes || field.size !== wordBytes);
  if (other) return `\`${other.name}\` has ${other.size} bytes there, but a word has ${wordBytes}`;
  return size === fields.length * wordBytes ? undefined : `it has ${size} bytes there`;
}

function quote(name: string | undefined): string {
  return name === undefined ? '' : name === '' ? 'one without a name' : `\`${name}\``;
}

function listFields({ fields, place }: HeaderStruct): string {
  const names = fields.map(({ name }) => name || '(one without a name)');
  return `${names.join(', ')} (${place.path}:${place.line})`;
}
