// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, Json } from '../facts/fact.js';
import type { OpenNumber } from '../model/variability.js';
import type { Prose } from '../text/prose.js';

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function hex(value: bigint): string {
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}

/** A number as people and as debuggers write it. */
export function both(value: bigint): string {
  return value > -10n && value < 10n ? String(value) : `${value} (${hex(value)})`;
}

/** The last bit first, as hardware manuals have it. */
export function bitRange(low: number, width: number): string {
  return width === 1 ? `bit ${low}` : `bits ${low + width - 1}:${low}`;
}

export function optionName(macro: string): string {
  return macro.replace(/^CONFIG_/, '');
}

export function optionNames(macros: readonly string[]): string {
  return macros.map(optionName).join(', ');
}

/** Where a fact stands. */
export function placeOf({ at, source, builtIn }: Fact): string {
  const place = show(at ?? source);
  return builtIn === true ? `${place} (built-in headers)` : place;
}

export function atOf({ place: { path, line } }: Pick<OpenNumber, 'place'>): string {
  return `${path}:${line}`;
}

/** Documentation without its markup, on one line. */
export function plainText(prose: Prose): string {
  const parts = prose.map((part): string => {
    switch (part.kind) {
      case 'text':
      case 'code':
        return part.text;
      case 'manual':
        return part.label;
      case 'object':
        return part.name;
      case 'aside':
      case 'errors':
        return '';
    }
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** When something exists. Options are called as `--set` calls them. */
export function exists(condition: string): string {
  return condition === ''
    ? 'always'
    : `if ${condition.replace(/defined\((CONFIG_\w+)\)|\bCONFIG_/g, (_, name?: string) => (name === undefined ? '' : optionName(name)))}`;
}
