// SPDX-License-Identifier: BSD-2-Clause
import { labelShift } from './differences.js';
import { poison } from './processors.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';

// What the kernel answers with an error, as seL4's src/object/tcb.c (setMRs_syscall_error) and src/api/faults.c
// (setMRs_lookup_failure) write it. The measured calls have one error without words.

/** An error's words as the kernel sends them, and what a program is told of them. */
interface Shape {
  readonly code: bigint;
  readonly message: readonly bigint[];
  readonly details: readonly bigint[];
}

/** How many details the shims give: those of a failed lookup. */
export const detailWords = 5;

/** A call that fails, once with each error and each kind of words; `details` is what the typed layer says of them. */
export function errorVectors(failing: Vector, { wordSize, messageRegisters }: VectorFile): Vector[] {
  return shapes(wordSize).map(({ code, message, details }) => ({
    ...failing,
    reply: { ...failing.reply, info: BigInt.asUintN(wordSize, (code << labelShift) | 7n) },
    answered: message,
    result: { error: code, details: Array.from({ length: detailWords }, (_, index) => details[index] ?? 0n) },
    // The program finds the words in the buffer, those from registers too.
    after: new Map(
      message.slice(0, messageRegisters).map((word, index) => [bufferLayout.message + index, word] as const),
    ),
  }));
}

function shapes(wordSize: number): Shape[] {
  // All words are different, so that one in the place of another is seen.
  const words = Array.from({ length: 7 }, (_, index) => poison(0x300 + index, wordSize));
  const [first = 0n, second = 0n, third = 0n] = words;
  const withWords = (code: bigint, count: number): Shape => ({
    code,
    message: words,
    details: words.slice(0, count),
  });
  const lookup = (isSource: bigint, kind: bigint, count: number): Shape => ({
    code: 6n,
    message: [isSource, kind, first, second, third, ...words.slice(3, 5)],
    details: [isSource === 0n ? 0n : 1n, kind, ...words.slice(0, count)],
  });
  const largest = (1n << (BigInt(wordSize) - labelShift)) - 1n;
  const unknown = (code: bigint): Shape => ({ code, message: words, details: [code] });
  return [
    withWords(1n, 1), // InvalidArgument: which one
    withWords(2n, 1), // InvalidCapability: which one
    withWords(3n, 0), // IllegalOperation
    withWords(4n, 2), // RangeError: least and greatest
    withWords(5n, 0), // AlignmentError
    ...[0n, 1n, first].flatMap((isSource) => [
      lookup(isSource, 1n, 0), // InvalidRoot
      lookup(isSource, 2n, 1), // MissingCapability: bits left
      lookup(isSource, 3n, 2), // DepthMismatch: bits left, bits found
      lookup(isSource, 4n, 3), // GuardMismatch: bits left, guard, bits found
    ]),
    // Kinds that no release has.
    lookup(0n, 0n, 0),
    lookup(1n, 5n, 0),
    lookup(1n, third, 0),
    withWords(7n, 0), // TruncatedMessage
    withWords(8n, 0), // DeleteFirst
    withWords(9n, 0), // RevokeFirst
    withWords(10n, 1), // NotEnoughMemory: bytes left
    // Errors that no release has: a label that an endpoint answers with.
    unknown(11n),
    unknown(largest),
  ];
}
