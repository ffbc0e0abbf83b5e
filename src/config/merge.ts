// SPDX-License-Identifier: BSD-2-Clause
import { parseInteger } from '../condition/integer.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/span.js';
import { toOptionName, type ConfigEntry } from '../syntax/kernel-config/entry.js';
import { reportContradictions } from './contradictions.js';
import { editDistance } from './did-you-mean.js';
import type { ConfigValue, KernelConfig } from './kernel-config.js';
import { canonicalValue, type KnownKeys } from './known-keys.js';
import { archOptions, findSel4Arch } from './sel4-arch.js';
import { readSettings } from './settings.js';

/**
 * Puts a configuration together: later entries override earlier ones, and `sets` (KEY=VALUE as given with
 * `--set`) override all; `places` has those that stand in a file. Undefined where an error was reported.
 */
export function buildConfig(
  entries: readonly ConfigEntry[],
  sets: readonly string[],
  label: string,
  knownKeys: KnownKeys,
  report: Report,
  places?: ReadonlyMap<string, Span>,
): KernelConfig | undefined {
  // A file that could not be read has been reported; that it names no architecture is no further news.
  if (entries.length === 0 && report.hasErrors) return undefined;
  const known = new Set([...knownKeys.keys(), ...entries.map(({ key }) => key)]);
  const settings = readSettings(sets, known, report, places);
  const all = [...entries, ...(settings ?? [])];
  const merged = new Map(all.map((entry) => [entry.key, entry]));
  const sel4Arch = findSel4Arch(merged, report);
  const isContradictory = sel4Arch !== undefined && reportContradictions(merged, sel4Arch, report);
  if (!settings || !sel4Arch || isContradictory) return undefined;

  const booleans = new Set(all.filter(({ value }) => value.kind === 'boolean').map(({ key }) => key));
  // Files written by hand may name the architecture alone; what it entails is no choice.
  const options = new Map<string, ConfigValue>(archOptions(sel4Arch));
  for (const { key, value, span } of merged.values()) {
    const kind = knownKeys.get(key);
    const canonical = canonicalValue(value, kind);
    options.set(key, canonical);
    if (canonical.kind !== 'value') continue;
    if (kind === 'number' && canonical.text !== '' && parseInteger(canonical.text) === undefined)
      report.add('E0712', span, { key: toOptionName(key), value: canonical.text });
    if (kind === 'value' || kind === 'number') continue;
    // Whether an option is a boolean may only be seen from its other value; then 1 in a header was perhaps a number.
    if (kind === 'boolean' || (booleans.has(key) && canonical.text === '0')) {
      report.add('W0710', span, { key: toOptionName(key), value: canonical.text });
    }
  }
  reportMisspelt(merged, knownKeys, report);
  if (report.hasErrors) return undefined;
  return { options: sortByKey(options), sel4Arch, label };
}

/** By code unit, which is the same everywhere; locales would differ. */
function sortByKey(options: ReadonlyMap<string, ConfigValue>): ReadonlyMap<string, ConfigValue> {
  return new Map([...options].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A key that nobody knows, where one that looks like it is missing, is probably a slip of the pen. */
function reportMisspelt(
  merged: ReadonlyMap<string, ConfigEntry>,
  knownKeys: KnownKeys,
  report: Report,
): void {
  const missing = [...knownKeys.keys()].filter((key) => !merged.has(key)).map(toOptionName);
  for (const { key, span } of merged.values()) {
    if (knownKeys.has(key)) continue;
    // Two letters at the most: options of other releases may look alike.
    const similar = missing.find((name) => editDistance(name, toOptionName(key)) <= 2);
    if (similar !== undefined) report.add('W0711', span, { key: toOptionName(key), similar });
  }
}
