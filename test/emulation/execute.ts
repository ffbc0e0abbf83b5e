// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../src/model/target.js';
import { callerState, toRun } from './calls.js';
import type { Checked } from './checked.js';
import { hex, places } from './memory.js';
import type { Emulator } from './emulator.mjs';
import { processorOf } from './processors.js';
import type { Shim } from './shims.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';

/**
 * Makes the calls of vectors; every vector must have a function, and the function every argument of the vector. Shims
 * enter the kernel so many `times`, and get the same answer.
 */
export async function execute(
  emulator: Emulator,
  elf: string,
  file: VectorFile,
  vectors: readonly Vector[],
  shims: readonly Shim[],
  target: TargetModel,
  times = 1,
): Promise<Checked[]> {
  const processor = processorOf(target);
  const byFunction = new Map(shims.map((shim) => [shim.function, shim]));
  const calls = vectors.map((vector) => ({ vector, shim: shimOf(vector, byFunction) }));
  const outcomes = await emulator.run({
    processor: processor.name,
    elf,
    ...callerState(file, processor),
    buffer: [hex(places.buffer), hex((bufferLayout.words * file.wordSize) / 8)],
    paths: false,
    runs: calls.map(({ vector, shim }) => {
      const run = toRun(vector, shim, file, processor);
      return { ...run, answers: Array.from({ length: times }, () => run.answers).flat() };
    }),
  });
  return calls.flatMap((call, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ ...call, file, processor, outcome }] : [];
  });
}

function shimOf(vector: Vector, shims: ReadonlyMap<string, Shim>): Shim {
  const shim = shims.get(vector.function);
  if (!shim) throw new Error(`there is no ${vector.function}`);
  const known = new Set(shim.parameters.map(({ name }) => name));
  const unknown = Object.keys(vector.args).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`${vector.function} does not take ${unknown.join(', ')}`);
  return shim;
}
