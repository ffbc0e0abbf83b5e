// SPDX-License-Identifier: BSD-2-Clause
import { type Answer, memoryMap, type Run, type Written } from './emulator.mjs';
import { poison, type Processor } from './processors.js';
import type { Shim } from './shims.js';
import { type Argument, bufferLayout, type Vector, type VectorFile } from './vectors.js';

// A vector and a shim become a call: where arguments and results stand in memory, and what the kernel answers.

const at = (offset: number): number => memoryMap.scratch + offset;

/** What a call uses of the memory. */
export const places = {
  words: at(0x1000),
  results: at(0x2000),
  live: at(0x3000),
  /** What arguments point to: a struct, a word, or text for each of them. */
  pointed: at(0x5000),
  pointedSize: 0x400,
  buffer: at(0x1_0000),
  /** The caller's frame, where nothing may change. */
  frame: memoryMap.stack,
  frameSize: 0x200,
} as const;

export const liveValues = 10;
export const resultWords = 64;

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** Words as the bytes that they are in memory, lowest first. */
export function toBytes(words: readonly bigint[], bits: number): string {
  return words
    .map((word) =>
      BigInt.asUintN(bits, word)
        .toString(16)
        .padStart(bits / 4, '0'),
    )
    .map((digits) => digits.replaceAll(/(..)/g, '$1 ').trim().split(' ').reverse().join(''))
    .join('');
}

export function fromBytes(bytes: string, bits: number): bigint[] {
  const digits = bits / 4;
  return Array.from({ length: bytes.length / digits }, (_, index) => {
    const word = bytes.slice(index * digits, (index + 1) * digits);
    return BigInt(`0x${word.replaceAll(/(..)/g, '$1 ').trim().split(' ').reverse().join('')}`);
  });
}

const write = (address: number, words: readonly bigint[], bits: number): Written => [
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

/** The word of the answer's message that the pattern gives. */
export function answerWord(file: VectorFile, vector: Vector, index: number): bigint {
  return BigInt.asUintN(file.wordSize, file.patterns[vector.case] * BigInt(index + 1));
}

/** What is in a struct that is only written to: for each word something else. */
export function untouched(index: number): bigint {
  return 0x5e5e_5e00n + BigInt(index);
}

/** The words that an argument points to, with one behind that must stay; undefined if it does not point anywhere. */
export function pointedWords(kind: string, value: Argument | undefined): bigint[] | undefined {
  if (kind === 'struct') {
    const words = Array.isArray(value)
      ? value
      : Array.from({ length: resultWords }, (_, index) => untouched(index));
    return [...words, untouched(resultWords)];
  }
  return kind === 'optional' && typeof value === 'bigint' ? [value, untouched(1)] : undefined;
}

/** The call of a vector through a shim. */
export function toRun(vector: Vector, shim: Shim, file: VectorFile, processor: Processor): Run {
  const { wordSize } = file;
  const memory: Written[] = [];
  const words = shim.parameters.map(({ name, kind }, index) => {
    const value = vector.args[name];
    const address = places.pointed + index * places.pointedSize;
    const pointed = pointedWords(kind, value);
    if (pointed) memory.push(write(address, pointed, wordSize));
    if (kind === 'text') memory.push([hex(address), `${Buffer.from(String(value)).toString('hex')}00`]);
    if (kind === 'buffer') return BigInt(places.buffer);
    if (pointed || kind === 'text') return BigInt(address);
    return typeof value === 'bigint' ? value : 0n;
  });
  memory.push(write(places.words, words, 64));
  return {
    symbol: shim.symbol,
    arguments: [hex(places.words), hex(places.results), hex(places.live)],
    memory,
    answers: [toAnswer(vector, file, processor)],
    read: [
      [hex(places.results), hex(resultWords * 8)],
      [hex(places.live), hex((2 * liveValues * wordSize) / 8)],
      [hex(places.frame), hex(places.frameSize)],
      ...shim.parameters.map((_, index): [string, string] => [
        hex(places.pointed + index * places.pointedSize),
        hex(places.pointedSize),
      ]),
    ],
  };
}

/** What the kernel leaves in registers and buffer; whatever a program may not count on is destroyed. */
function toAnswer(vector: Vector, file: VectorFile, { lost, flags }: Processor): Answer {
  const { registers: roles, messageRegisters, wordSize } = file;
  const registers: Record<string, string> = {};
  lost.forEach((register, index) => (registers[register] = hex(poison(0x200 + index, wordSize))));
  if (flags) registers[flags[0]] = flags[1];
  const put = (role: string, value: bigint): void => {
    const register = roles[role];
    if (register !== undefined) registers[register] = hex(BigInt.asUintN(wordSize, value));
  };
  const message = Array.from({ length: messageRegisters }, (_, index) => `mr${index}`);
  // What a call passes to the kernel in these, the kernel may change.
  for (const role of vector.significant) {
    if (role === 'dest' || role === 'info') put(role, poison(0x210, wordSize));
    if (role === 'mrs') message.forEach((one, index) => put(one, poison(0x220 + index, wordSize)));
  }
  if (vector.replied !== 'none') put('dest', vector.reply.badge);
  if (vector.replied !== 'full') return { registers, memory: [] };
  put('info', vector.reply.info);
  message.forEach((one, index) => put(one, answerWord(file, vector, index)));
  const rest = Array.from({ length: bufferLayout.messageWords - messageRegisters }, (_, index) =>
    answerWord(file, vector, messageRegisters + index),
  );
  const first = places.buffer + ((bufferLayout.message + messageRegisters) * wordSize) / 8;
  return { registers, memory: [write(first, rest, wordSize)] };
}

/** The registers of a caller, and the memory that is the same for all calls. */
export function callerState(
  file: VectorFile,
  { saved, others }: Processor,
): { registers: Record<string, string>; memory: Written[] } {
  const { wordSize } = file;
  const registers = Object.fromEntries(
    [...saved, ...others].map((register, index) => [register, hex(poison(index, wordSize))]),
  );
  return {
    registers,
    memory: [
      write(places.buffer, bufferBefore(file), wordSize),
      write(
        places.results,
        Array.from({ length: resultWords }, (_, index) => untouched(index)),
        64,
      ),
      write(places.live, [...liveWords(wordSize), ...liveWords(wordSize).map(() => 0n)], wordSize),
      [hex(places.frame), 'a5'.repeat(places.frameSize)],
    ],
  };
}
