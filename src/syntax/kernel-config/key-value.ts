// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import type { Span } from '../../text/span.js';
import { off, on, textValue, toMacroName, type ConfigEntry, type EntryValue } from './entry.js';
import { linesOf } from './lines.js';

/** KEY=VALUE, with blanks anywhere; quotes, if at all, around the whole value. */
export const assignment = /^\s*([A-Za-z_]\w*)\s*=\s*("[^"]*"|[^"]*?)\s*$/;
const beforeComment = /^(?:"[^"]*"|(?!\s#).)*/;
const booleans: ReadonlyMap<string, EntryValue> = new Map([
  ...['on', 'true', 'yes', 'y'].map((word) => [word, on] as const),
  ...['off', 'false', 'no', 'n'].map((word) => [word, off] as const),
]);

/** Reads KEY=VALUE lines; `#` starts a comment at the beginning of a line or after white space. */
export function readKeyValue(file: SourceFile, report: Report): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  for (const { text, span } of linesOf(file)) {
    if (text.startsWith('#')) continue;
    const entry = parseAssignment(beforeComment.exec(text)?.[0] ?? '', span);
    if (entry) entries.push(entry);
    else report.add('E0708', span, { text });
  }
  return entries;
}

/** One KEY=VALUE, as a line of a file or as an argument of `--set`. */
export function parseAssignment(text: string, span: Span): ConfigEntry | undefined {
  const match = assignment.exec(text);
  if (!match) return undefined;
  const [, name = '', value = ''] = match;
  return { key: toMacroName(name), value: booleans.get(value.toLowerCase()) ?? textValue(value), span };
}
