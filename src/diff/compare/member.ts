// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, JsonObject } from '../../facts/fact.js';
import type { Draft, Pair } from '../finding.js';
import { fullName } from '../side.js';
import { isSame, show } from '../words.js';

/** A member that both sides have: its place, its size and its type are three things. */
export function compareMember(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  const changed = (...properties: readonly string[]): boolean =>
    properties.some((property) => !isSame(old[property], now[property]));
  const bits = (fact: Fact, property: string): JsonObject[string] =>
    (fact['bits'] as JsonObject | undefined)?.[property];
  const common = {
    name: fullName(now),
    change: `${describeMember(now)}, was ${describeMember(old)}`,
    ...pair,
  };
  const isMoved = changed('offset') || !isSame(bits(old, 'offset'), bits(now, 'offset'));
  const isResized = changed('size', 'array', 'align') || !isSame(bits(old, 'width'), bits(now, 'width'));
  const drafts: Draft[] = [];
  if (isMoved)
    drafts.push({
      rule: 'member-moved',
      ...common,
      effect: 'An old binary reads and writes what stands there now.',
    });
  if (isResized)
    drafts.push({
      rule: 'member-resized',
      ...common,
      effect: 'An old binary reads too little of it, or part of what follows.',
    });
  else if (changed('type', 'shape'))
    drafts.push({
      rule: 'member-retyped',
      ...common,
      effect: 'Old binaries do not notice: size and place are the same.',
    });
  return drafts;
}

export function describeMember({ type, offset, size, bits }: Fact): string {
  const field = bits as JsonObject | undefined;
  const place = field
    ? `${show(field['width'])} bits at bit ${show(field['offset'])}`
    : `${show(size)} bytes at byte ${show(offset)}`;
  return `${show(type)}, ${place}`;
}
