// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactsDocument } from '../facts/fact.js';
import { isSame } from './words.js';

/** Encodings that follow from the machine or from the specs, whatever the headers say of a type. */
const own: ReadonlySet<unknown> = new Set(['word', 'capability', 'bitfield']);

/** Parameters of one method on one side. */
type Parameters = ReadonlyMap<string, readonly Fact[]>;

/**
 * How wide a type is, the C headers say; so where they are the built-in ones, the places of arguments follow from
 * another release, maybe. Methods that take the same by name and type on both sides would differ in nothing else:
 * their widths and places are not compared. These are the parameters of such methods, the reason first.
 */
export function borrowedWidths(
  old: FactsDocument,
  now: FactsDocument,
): { readonly because: ReadonlySet<string>; readonly methods: ReadonlySet<string> } {
  const [before, after] = [groupByMethod(old), groupByMethod(now)];
  const methods = new Set<string>();
  const because = new Set<string>();
  for (const [method, parameters] of before) {
    const others = after.get(method);
    if (!others || !isSame(signature(parameters), signature(others))) continue;
    const wide = [...parameters, ...others].filter(({ encoding }) => !own.has(encoding));
    if (wide.length === 0) continue;
    methods.add(method);
    for (const { name } of wide) because.add(`${method}.${name}`);
  }
  return { because, methods };
}

function groupByMethod({ facts }: FactsDocument): Parameters {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.kind !== 'parameter' || fact.of === undefined) continue;
    const group = found.get(fact.of);
    if (group) group.push(fact);
    else found.set(fact.of, [fact]);
  }
  return found;
}

function signature(parameters: readonly Fact[]): string[] {
  return parameters.map(({ direction, name, type }) => JSON.stringify([direction, name, type]));
}

/** A method or parameter without what follows from widths. */
export function withoutWidths(fact: Fact, methods: ReadonlySet<string>): Fact {
  if (fact.kind === 'method' && methods.has(fact.name)) {
    const { requestWords: _, ...rest } = fact;
    return rest as Fact;
  }
  if (fact.kind === 'parameter' && methods.has(fact.of ?? '') && fact['encoding'] !== 'capability') {
    const { encoding: _, bits: __, firstBit: ___, byReference: ____, ...rest } = fact;
    return rest as Fact;
  }
  return fact;
}
