// SPDX-License-Identifier: BSD-2-Clause
import { holds } from '../../src/condition/evaluate.js';
import { follow } from '../../src/condition/queries.js';
import { impossibleConditions } from '../../src/config/contradictions.js';
import type { OpenAbi } from '../../src/impact/architecture.js';
import type { Variable } from '../../src/impact/variables.js';
import type { Assignment } from './brute-force.js';

/** The values that an option may have in a test: one for each state, or some numbers. */
export function textsOf(abi: OpenAbi, variable: Variable): (string | undefined)[] {
  const isNumber = abi.groups.some(({ values }) => values.has(variable.name)) && variable.isSwitch;
  if (isNumber) return ['1', '100', '151', '0xc8'];
  return variable.states.map(({ text }) => text);
}

/** The preset's values of the options that an architecture reads. */
export function startOf(abi: OpenAbi): Map<string, string | undefined> {
  return new Map(abi.variables.map(({ name }) => [name, abi.typical(name)]));
}

/** Numbers that look random and are the same in every run (a linear congruential generator). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

export function randomAssignment(abi: OpenAbi, random: (below: number) => number): Assignment {
  return new Map(
    abi.variables.map((variable) => {
      const texts = textsOf(abi, variable);
      // Where all of them were random, the headers would refuse nearly every one with `#error`.
      const isKept = random(10) < 6;
      const text = texts[random(texts.length)];
      return [variable.name, isKept ? abi.typical(variable.name) : text];
    }),
  );
}

/** Whether no rule says that no build gives it. */
export function isPossible(abi: OpenAbi, assignment: Assignment): boolean {
  const lookup = (name: string): string | undefined =>
    abi.fixed.has(name) ? abi.fixed.get(name) : assignment.get(name);
  const isRefused = follow(abi.space, abi.refused, (atom) =>
    holds(atom, (name) => abi.naming.macro(name, lookup)),
  );
  return (
    !isRefused &&
    !impossibleConditions(abi.variables.map(({ name }) => name)).some((condition) => holds(condition, lookup))
  );
}
