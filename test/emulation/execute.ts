// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../src/model/target.js';
import type { InputFile } from '../tool-runs/tool-run.js';
import { callerState, toRun } from './calls.js';
import type { Checked } from './checked.js';
import { hex, places } from './memory.js';
import { processorOf } from './processors.js';
import type { Shim } from './shims.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';
import { runBatches } from './workshop.js';

/** Every vector must have a shim, and the shim every argument of the vector. */
export interface Calls {
  readonly vectors: readonly Vector[];
  readonly shims: readonly Shim[];
  /** How often the shims enter the kernel, and get the same answer; once, if nothing is said. */
  readonly times?: number;
}

/** Makes calls of one program; what came of them, as they were given. */
export async function execute(
  elf: InputFile,
  file: VectorFile,
  target: TargetModel,
  all: readonly Calls[],
): Promise<Checked[][]> {
  const processor = processorOf(target);
  const paired = all.map(({ vectors, shims, times = 1 }) => {
    const byFunction = new Map(shims.map((shim) => [shim.function, shim]));
    return vectors.map((vector) => ({ vector, shim: shimOf(vector, byFunction), times }));
  });
  const outcomes = await runBatches(
    elf,
    paired.map((calls) => ({
      processor: processor.name,
      ...callerState(file, processor),
      buffer: [hex(places.buffer), hex((bufferLayout.words * file.wordSize) / 8)],
      paths: false,
      runs: calls.map(({ vector, shim, times }) => {
        const run = toRun(vector, shim, file, processor);
        return { ...run, answers: Array.from({ length: times }, () => run.answers).flat() };
      }),
    })),
  );
  return paired.map((calls, batch) =>
    calls.flatMap(({ vector, shim }, index) => {
      const outcome = outcomes[batch]?.[index];
      return outcome ? [{ vector, shim, file, processor, outcome }] : [];
    }),
  );
}

function shimOf(vector: Vector, shims: ReadonlyMap<string, Shim>): Shim {
  const shim = shims.get(vector.function);
  if (!shim) throw new Error(`there is no ${vector.function}`);
  const known = new Set(shim.parameters.map(({ name }) => name));
  const unknown = Object.keys(vector.args).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`${vector.function} does not take ${unknown.join(', ')}`);
  return shim;
}
