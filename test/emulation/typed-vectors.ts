// SPDX-License-Identifier: BSD-2-Clause
import type { WordParameter } from '../../src/model/interface.js';
import type { Model } from '../../src/model/model.js';
import { wordBlock } from '../../src/view/typed/values.js';
import type { TypedMethod } from '../../src/view/typed/method.js';
import type { TypedShim } from './typed-shims.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';

/** The vectors that methods of the typed layer have: all of invocations, whether spec or header declares them. */
export function typedVectors(file: VectorFile, shims: readonly TypedShim[], model: Model): Vector[] {
  const methods = new Map(shims.map(({ function: name, typed }) => [name, typed]));
  return file.vectors.flatMap((vector) => {
    const typed = methods.get(vector.function);
    if (typed) return [toTypedVector(vector, typed, model)];
    if ('_service' in vector.args) throw new Error(`there is no method for ${vector.function}`);
    return [];
  });
}

/**
 * A vector as the typed layer can have it: an error has no results beside it, and some arguments have fewer bits than
 * the word that they become: the depth of a slot is a byte, and a guard has no more than its fields.
 */
function toTypedVector(vector: Vector, typed: TypedMethod, model: Model): Vector {
  const narrow = typed.parameters
    .flatMap(({ type, of }) =>
      of.map((parameter) => ({ parameter, mask: maskOf(type, parameter.name, model) })),
    )
    .concat(
      typed.receiverOf.map((parameter) => ({
        parameter,
        mask: maskOf('Slot<impl Sized>', parameter.name, model),
      })),
    );
  let changed = vector;
  for (const { parameter, mask } of narrow) {
    if (parameter.kind === 'word' && mask !== undefined && parameter.bits === model.target.wordSize) {
      changed = masked(changed, parameter, mask, model);
    }
  }
  const { error = 0n, ...values } = changed.result;
  const code = [error].flat()[0] ?? 0n;
  return { ...changed, result: code === 0n ? { error: code, ...values } : { error: code } };
}

function maskOf(type: string, name: string, model: Model): bigint | undefined {
  if (/^Slots?</.test(type)) return name.endsWith('depth') ? 0xffn : undefined;
  if (type !== 'Guard') return undefined;
  const fields = wordBlock(model, 'seL4_CNode_CapData')?.fields ?? [];
  return fields.reduce(
    (mask, { offset, width }) => mask | (((1n << BigInt(width)) - 1n) << BigInt(offset)),
    0n,
  );
}

/** The vector with less bits of an argument, there and where it stands in the message. */
function masked(vector: Vector, { name, firstBit }: WordParameter, mask: bigint, { target }: Model): Vector {
  const value = vector.args[name];
  if (typeof value !== 'bigint') return vector;
  const index = firstBit / target.wordSize;
  const { mrs, buffer } = vector.trap;
  const trap =
    index < mrs.length
      ? { ...vector.trap, mrs: mrs.with(index, value & mask) }
      : { ...vector.trap, buffer: new Map(buffer).set(bufferLayout.message + index, value & mask) };
  return { ...vector, args: { ...vector.args, [name]: value & mask }, trap };
}
