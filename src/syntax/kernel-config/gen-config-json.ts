// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { off, on, textValue, toMacroName, isOptionName, type ConfigEntry } from './entry.js';
import { readJsonMembers } from './json-members.js';

/** Reads gen_config.json as seL4's build writes it; nothing is returned where any of it is malformed. */
export function readGenConfigJson(file: SourceFile, report: Report): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  for (const { name, value, span } of readJsonMembers(file, report) ?? []) {
    if (!isOptionName(name)) {
      report.add('E0701', span, { problem: `\`${name}\` is no name of an option` });
      return [];
    }
    const read = typeof value === 'string' ? textValue(value) : value ? on : off;
    entries.push({ key: toMacroName(name), value: read, span });
  }
  return entries;
}
