// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../src/model/model.js';
import { methodFunction } from '../../src/view/rust-names.js';
import { checkBuffers } from './check-buffer.js';
import { checkKept, checkResults } from './check-return.js';
import { checkTrap } from './check-trap.js';
import type { Checked } from './checked.js';
import { type Difference, differences, expected } from './differences.js';
import type { Vector, VectorFile } from './vectors.js';

/** What came of one vector. */
export interface Verdict {
  readonly vector: Vector;
  readonly complaints: readonly string[];
  /** The differences without which the call would be wrong: C does the one, the bindings do the other. */
  readonly used: readonly Difference[];
}

/** Compares a call with its vector, as far as the bindings do what C does, and with what they do instead. */
export function judge(checked: Checked, model: Model): Verdict {
  const { vector, file } = checked;
  const here = expected(vector, file);
  const wrong = [...complaints({ ...checked, vector: here }), ...checkAccesses(checked, here, model)];
  const used = differences.filter(
    (one) =>
      one.concerns(vector, file) &&
      complaints({ ...checked, vector: expected(vector, file, one) }).length > 0,
  );
  return { vector, complaints: wrong, used };
}

/** What is not as it must be; nothing, where all is. */
function complaints(checked: Checked): string[] {
  const { outcome } = checked;
  if (outcome.error !== undefined) return [outcome.error];
  const [trap] = outcome.traps;
  if (!trap) return ['does not enter the kernel'];
  return [
    ...checkTrap(checked, trap),
    ...checkBuffers(checked, trap),
    ...checkKept(checked),
    ...checkResults(checked),
  ];
}

/** A call whose words all travel in registers does not touch the buffer. */
function checkAccesses({ outcome, file }: Checked, vector: Vector, model: Model): string[] {
  if (!travelsInRegisters(vector, file, model)) return [];
  return outcome.accesses.flat().map(([kind, offset]) => `${kind} of the buffer, byte ${offset}`);
}

function travelsInRegisters(vector: Vector, { messageRegisters }: VectorFile, model: Model): boolean {
  if (vector.case === 'err' || vector.trap.buffer.size > 0) return false;
  if (vector.kind === 'syscall') return vector.function.endsWith('WithMRs');
  const { wordSize } = model.target;
  return model.interfaces.some(({ name: owner, methods }) =>
    methods.some(
      ({ name, outputs, requestWords, extraCaps }) =>
        methodFunction(owner, name) === vector.function &&
        extraCaps === 0 &&
        requestWords <= messageRegisters &&
        outputs.every(({ firstBit, bits }) => firstBit + bits <= messageRegisters * wordSize),
    ),
  );
}
