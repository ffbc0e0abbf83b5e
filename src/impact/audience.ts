// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { objectSizes, sizeLimits } from '../view/objects/object-sizes.js';

/** Who has to know of a change, and why. */
export const audiences = {
  everyone: 'every program: system calls, labels, messages, faults, types',
  'root task': 'the root task alone: boot information',
  allocation: 'those who allocate statically: sizes of objects',
} as const;

export type Audience = keyof typeof audiences;

export const audienceNames = Object.keys(audiences) as Audience[];

const sizes: ReadonlySet<string> = new Set([
  ...[...objectSizes.values()].flatMap(({ constant }) => constant ?? []),
  ...sizeLimits.map(({ constant }) => constant),
]);

/** Who is concerned by a change of a fact. What is boot information stands in the header that is called so. */
export function audienceOf({ name, at }: Fact): Audience {
  if (sizes.has(name)) return 'allocation';
  return /\bbootinfo(?:_types)?\.h:/.test(String(at)) ? 'root task' : 'everyone';
}
