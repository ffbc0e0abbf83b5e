// SPDX-License-Identifier: BSD-2-Clause
import type { ConfigValue, KernelConfig } from '../config/kernel-config.js';
import type { ConfigEntry } from '../syntax/kernel-config/entry.js';
import { printable } from '../text/printable.js';

/** For `--verbose`: where a configuration comes from, and what won where two say something else. */
export function describeConfiguration(
  { label, sel4Arch, options }: KernelConfig,
  entries: readonly ConfigEntry[],
): string[] {
  const counts = new Map<string, number>();
  const last = new Map<string, ConfigEntry>();
  const overridden: string[] = [];
  for (const entry of entries) {
    const { key, value } = entry;
    const before = last.get(key);
    counts.set(placeOf(entry), (counts.get(placeOf(entry)) ?? 0) + 1);
    if (before && show(before.value) !== show(value))
      overridden.push(
        `${key} is ${show(value)} (${placeOf(entry)}), not ${show(before.value)} (${placeOf(before)})`,
      );
    last.set(key, entry);
  }
  for (const [key, entry] of last) {
    const value = options.get(key);
    if (value && show(value) !== show(entry.value))
      overridden.push(`${key} is ${show(value)} (--set), not ${show(entry.value)} (${placeOf(entry)})`);
  }
  return [
    `configuration ${printable(label)}, for ${sel4Arch}`,
    ...[...counts].map(([place, count]) => `  ${count} options from ${place}`),
    ...overridden.map((line) => `  ${printable(line)}`),
  ];
}

function placeOf({ span }: ConfigEntry): string {
  return printable(span.file.path);
}

function show(value: ConfigValue | ConfigEntry['value']): string {
  return value.kind === 'boolean' ? (value.on ? 'ON' : 'OFF') : value.text;
}
