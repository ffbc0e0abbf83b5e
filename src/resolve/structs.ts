// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { InterfaceDocument, StructDeclaration } from '../ir/interface.js';
import type { HeaderFacts } from '../model/header.js';
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
    .map((declaration) => {
      const { name, members, span } = declaration;
      const header = structs.find((one) => one.name === name || one.typedefs.includes(name));
      const fields = header?.fields.map((field) => field.name);
      const found = fields ? members.filter((member) => fields.includes(member)) : members;
      // Passed as an array of words: the same members in the same order, a word each.
      const isSame = !header || (found.join() === fields?.join() && header.size === found.length * wordBytes);
      if (!isSame) reportDifference(declaration, fields ?? [], report);
      return { name, members: found, place: toPlace(span) };
    });
}

function reportDifference(
  { name, span }: StructDeclaration,
  fields: readonly string[],
  report: Report,
): void {
  report.add('E0519', span, { struct: name, fields: fields.join(', ') });
}
