// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';
import { conventions } from './trap-view.js';

/** Accesses to the message words that travel in registers, two words at a time. */
export interface PairsView {
  readonly loads: readonly string[];
  readonly stores: readonly string[];
  readonly words: readonly string[];
}

/** The accesses, where the machine has instructions for them and the words make pairs. */
export function toPairsView({ trap, messageRegisters, wordSize }: TargetModel): PairsView | undefined {
  const { pairs } = conventions[trap];
  if (!pairs || messageRegisters % 2 !== 0) return undefined;
  const words = Array.from({ length: messageRegisters }, (_, index) => `mr${index}`);
  const lines = (instruction: string): string[] =>
    words.flatMap((word, index) => {
      if (index % 2 !== 0) return [];
      const place = index === 0 ? '{msg}' : `{msg} + ${(index * wordSize) / 8}`;
      return [`${instruction} {${word}}, {${words[index + 1]}}, [{buffer}, ${place}]`];
    });
  return { loads: lines(pairs.load), stores: lines(pairs.store), words };
}
