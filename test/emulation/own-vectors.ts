// SPDX-License-Identifier: BSD-2-Clause
import { bufferBefore, fromBytes, toBytes, untouched } from './memory.js';
import { detailWords, errorVectors } from './errors.js';
import type { Shim } from './shims.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';

/** Calls that were not measured, with what must come of them, and shims that say what is asked of them. */
export interface OwnCalls {
  readonly layer: string;
  readonly vectors: readonly Vector[];
  readonly shims: readonly Shim[];
}

/** What measured calls are made of: those of a layer, and its shims. */
type Layer = Omit<OwnCalls, 'layer'>;

/**
 * All errors, by functions without results of both layers; that nothing was received; and a name that is longer than the
 * buffer.
 */
export function ownCalls(file: VectorFile, sys: Layer, typed: Layer): OwnCalls[] {
  const errors = (vectors: readonly Vector[]): Vector[] =>
    vectors
      .filter((vector) => vector.case === 'err' && failing.has(vector.function))
      .flatMap((vector) => errorVectors(vector, file));
  return [
    {
      layer: 'sys',
      vectors: [
        ...errors(sys.vectors).map(withoutDetails),
        ...sys.vectors.flatMap(withoutBadge),
        ...longNames(file),
      ],
      shims: sys.shims,
    },
    {
      layer: 'typed',
      vectors: [...errors(typed.vectors), ...typed.vectors.flatMap(withoutBadge).map(asNone)],
      shims: typed.shims.map((shim) => ({
        ...shim,
        results: [...shim.results, { name: 'details', words: detailWords }],
      })),
    },
  ];
}

/** One without arguments, and one whose message fills the registers. */
const failing: ReadonlySet<string> = new Set(['seL4_TCB_Suspend', 'seL4_Untyped_Retype']);

function withoutDetails(vector: Vector): Vector {
  const { details: _, ...result } = vector.result;
  return { ...vector, result };
}

/** The answer to a receive that does not wait, where there was nothing: C has a badge of 0 and the rest of an answer. */
function withoutBadge(vector: Vector): Vector[] {
  if (!/^seL4_NB(?:Recv|Wait)$/.test(vector.function) || !('sender' in vector.result)) return [];
  return [{ ...vector, reply: { ...vector.reply, badge: 0n }, result: { ...vector.result, sender: 0n } }];
}

/** The typed layer makes `None` of it, of which a shim writes nothing. */
function asNone(vector: Vector): Vector {
  const { return: info, sender, ...result } = vector.result;
  return { ...vector, result: { ...result, return: untouched(0), sender: untouched(1) } };
}

/** C copies such a name over whatever stands behind the message. */
function longNames(file: VectorFile): Vector[] {
  const { wordSize } = file;
  const size = (bufferLayout.messageWords * wordSize) / 8;
  const named = file.vectors.find((vector) => vector.function === 'seL4_DebugNameThread');
  if (!named) return [];
  return [size - 2, size - 1, size, 2 * size].map((length) => {
    const name = 'abcdefg'.repeat(size).slice(0, length);
    const text = Buffer.from(`${name.slice(0, size - 1)}\0`);
    const { message } = bufferLayout;
    const before = toBytes(bufferBefore(file).slice(message, message + bufferLayout.messageWords), wordSize);
    const words = fromBytes(`${text.toString('hex')}${before.slice(2 * text.length)}`, wordSize);
    const buffer = new Map(words.map((word, index) => [message + index, word] as const));
    return { ...named, args: { ...named.args, name }, trap: { ...named.trap, buffer } };
  });
}
