// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';

/** One small damage to a text: what editors, merges and attackers do. */
type Mutation =
  | {
      readonly kind: 'delete' | 'repeat' | 'move';
      readonly at: number;
      readonly length: number;
      readonly to: number;
    }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string };

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Some damages at once; `vocabulary` are words that mean something in the language. */
export function mutations(vocabulary: readonly string[]): fc.Arbitrary<readonly Mutation[]> {
  const text = fc.oneof(fc.constantFrom(...vocabulary), fc.string({ maxLength: 4, unit: 'binary' }));
  return fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('delete' as const, 'repeat' as const, 'move' as const),
        at: place,
        length: fc.integer({ min: 1, max: 60 }),
        to: place,
      }),
      fc.record({ kind: fc.constant('insert' as const), at: place, text }),
    ),
    { minLength: 1, maxLength: 4 },
  );
}

export function mutate(text: string, damages: readonly Mutation[]): string {
  return damages.reduce((current, damage) => {
    const at = Math.floor(damage.at * current.length);
    if (damage.kind === 'insert') return current.slice(0, at) + damage.text + current.slice(at);
    const piece = current.slice(at, at + damage.length);
    const rest = damage.kind === 'repeat' ? current : current.slice(0, at) + current.slice(at + piece.length);
    if (damage.kind === 'delete') return rest;
    const to = Math.floor(damage.to * rest.length);
    return rest.slice(0, to) + piece + rest.slice(to);
  }, text);
}
