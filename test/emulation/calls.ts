// SPDX-License-Identifier: BSD-2-Clause
import type { Answer, Place, Run, Written } from './emulator.js';
import {
  answerWord,
  bufferBefore,
  hex,
  liveValues,
  liveWords,
  places,
  resultWords,
  untouched,
  write,
} from './memory.js';
import { poison, type Processor } from './processors.js';
import type { Shim } from './shims.js';
import { type Argument, bufferLayout, type Vector, type VectorFile } from './vectors.js';

// A vector and a shim become a call: what it is given, and what the kernel answers.

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

const addressOf = (index: number): number => places.pointed + index * places.pointedSize;

/** What a shim is given: a value or an address for each parameter. */
export function argumentWords(vector: Vector, { parameters }: Shim): bigint[] {
  return parameters.map(({ name, kind }, index) => {
    const value = vector.args[name];
    if (kind === 'buffer') return BigInt(places.buffer);
    if (kind === 'text' || pointedWords(kind, value)) return BigInt(addressOf(index));
    return typeof value === 'bigint' ? value : 0n;
  });
}

/** The call of a vector through a shim. */
export function toRun(vector: Vector, shim: Shim, file: VectorFile, processor: Processor): Run {
  const { wordSize } = file;
  const memory: Written[] = [];
  shim.parameters.forEach(({ name, kind }, index) => {
    const value = vector.args[name];
    const address = addressOf(index);
    const pointed = pointedWords(kind, value);
    if (pointed) memory.push(write(address, pointed, wordSize));
    if (kind === 'text') memory.push([hex(address), `${Buffer.from(String(value)).toString('hex')}00`]);
  });
  memory.push(write(places.words, argumentWords(vector, shim), 64));
  return {
    symbol: shim.symbol,
    arguments: [hex(places.words), hex(places.results), hex(places.live)],
    memory,
    answers: [toAnswer(vector, file, processor)],
    read: [
      [hex(places.results), hex(resultWords * 8)],
      [hex(places.live), hex((2 * liveValues * wordSize) / 8)],
      [hex(places.frame), hex(places.frameSize)],
      ...shim.parameters.map(({ name, kind }, index): Place => {
        // One word where nothing is pointed to, so that each parameter has a place.
        const words = pointedWords(kind, vector.args[name])?.length ?? 1;
        return [hex(addressOf(index)), hex((words * wordSize) / 8)];
      }),
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
