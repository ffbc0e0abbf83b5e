// SPDX-License-Identifier: BSD-2-Clause
import { memoryMap, type Written } from './emulator.js';
import { poison } from './processors.js';
import { bufferLayout, type Vector, type VectorFile } from './vectors.js';

// What stands where in the memory of a call, and which words are there before it.

const at = (offset: number): number => memoryMap.scratch + offset;

/** What a call uses of the memory. */
export const places = {
  words: at(0x1000),
  results: at(0x2000),
  live: at(0x3000),
  /** What arguments point to: a struct, a word, or text for each of them. */
  pointed: at(0x2_0000),
  pointedSize: 0x1000,
  buffer: at(0x1_0000),
  /** The caller's frame, where nothing may change. */
  frame: memoryMap.stack,
  frameSize: 0x200,
} as const;

/** How many values a shim holds across its call. */
export const liveValues = 10;
export const resultWords = 64;

export const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** Words as the bytes that they are in memory, lowest first. */
export function toBytes(words: readonly bigint[], bits: number): string {
  const bytes = Buffer.alloc((words.length * bits) / 8);
  words.forEach((word, index) => {
    if (bits === 64) bytes.writeBigUInt64LE(BigInt.asUintN(64, word), index * 8);
    else bytes.writeUInt32LE(Number(BigInt.asUintN(32, word)), index * 4);
  });
  return bytes.toString('hex');
}

export function fromBytes(hexadecimal: string, bits: number): bigint[] {
  const bytes = Buffer.from(hexadecimal, 'hex');
  return Array.from({ length: (bytes.length * 8) / bits }, (_, index) =>
    bits === 64 ? bytes.readBigUInt64LE(index * 8) : BigInt(bytes.readUInt32LE(index * 4)),
  );
}

/** Words at an address. */
export const write = (address: number, words: readonly bigint[], bits: number): Written => [
  hex(address),
  toBytes(words, bits),
];

/** Values that are kept across the call: `live` of the shims. */
export function liveWords(wordSize: number): bigint[] {
  return Array.from({ length: liveValues }, (_, index) => poison(0x100 + index, wordSize));
}

/** The words of the buffer before the call. */
export function bufferBefore({ patterns, wordSize }: VectorFile): bigint[] {
  return Array.from({ length: bufferLayout.words }, (_, index) =>
    BigInt.asUintN(wordSize, patterns.pre * BigInt(index + 1)),
  );
}

/** A word of the answer's message. */
export function answerWord(file: VectorFile, vector: Vector, index: number): bigint {
  const word = vector.answered?.[index] ?? file.patterns[vector.case] * BigInt(index + 1);
  return BigInt.asUintN(file.wordSize, word);
}

/** What is in a struct that is only written to: for each word something else. */
export function untouched(index: number): bigint {
  return 0x5e5e_5e00n + BigInt(index);
}
