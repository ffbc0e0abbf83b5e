// SPDX-License-Identifier: BSD-2-Clause
import type { Json } from '../facts/fact.js';

/** `a, b and 3 more`: lists in sentences, cut to what a line holds. */
export function listNames(names: readonly string[], most = 3): string {
  if (names.length <= most) {
    const last = names.at(-1) ?? 'nothing';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  }
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `was` or `were`, after so many. */
export function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

/** A value as a person would write it. */
export function show(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether two values of documents are the same; properties have no order. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, Json | undefined>>;
  const right = b as Readonly<Record<string, Json | undefined>>;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

/**
 * Whether a name looks like another one that was only respelled. Numbers in it must be the same: TPIDR_EL0 and
 * TPIDR_EL1 are two registers. What two names have in front in common says nothing about them.
 */
export function isRespelled(a: string, b: string): boolean {
  if (a.replace(/\D+/g, ' ').trim() !== b.replace(/\D+/g, ' ').trim()) return false;
  const [left, right] = withoutCommonStart(a, b).map((name) => name.replace(/_/g, '').toLowerCase());
  if (left === undefined || right === undefined) return false;
  if (left === right) return true;
  const longer = Math.max(left.length, right.length);
  // One letter in six: less than what tells registers and flags apart.
  return longer <= 60 && distance(left, right) * 6 <= longer;
}

function withoutCommonStart(a: string, b: string): [string, string] {
  const left = a.split('_');
  const right = b.split('_');
  const same = Math.min(commonWords(a, b), left.length - 1, right.length - 1);
  return [left.slice(same).join('_'), right.slice(same).join('_')];
}

/** How many words two names begin with in common. */
export function commonWords(a: string, b: string): number {
  const left = a.split('_');
  const right = b.split('_');
  let same = 0;
  while (same < Math.min(left.length, right.length) && left[same] === right[same]) same += 1;
  return same;
}

/** Levenshtein's: how many letters have to be put in, taken out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
