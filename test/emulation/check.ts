// SPDX-License-Identifier: BSD-2-Clause
import { bufferBefore, fromBytes, liveValues, liveWords, places, pointedWords, answerWord } from './calls.js';
import type { Outcome, Trap } from './emulator.mjs';
import { poison, type Processor } from './processors.js';
import type { Shim } from './shims.js';
import { bufferLayout, type BufferWords, type Vector, type VectorFile } from './vectors.js';

/** Everything that a call must have done, and what a vector says of it. */
export interface Checked {
  readonly vector: Vector;
  readonly shim: Shim;
  readonly file: VectorFile;
  readonly processor: Processor;
  readonly outcome: Outcome;
}

/** What is not as it must be; nothing, where all is. */
export function complaints(checked: Checked): string[] {
  const { outcome, processor, vector, file } = checked;
  if (outcome.error !== undefined) return [outcome.error];
  const [trap] = outcome.traps;
  if (!trap) return ['does not enter the kernel'];
  return [
    ...checkRegisters(vector, trap, file),
    ...checkEntry(trap, processor, outcome),
    ...checkBuffer(
      'buffer at the trap',
      bufferBefore(file),
      trap.memory[0],
      vector.trap.buffer,
      file.wordSize,
    ),
    ...checkBuffer(
      'buffer afterwards',
      bufferAnswered(checked, trap),
      outcome.memory[0],
      vector.after,
      file.wordSize,
    ),
    ...checkKept(checked),
    ...checkResults(checked),
  ];
}

const hex = (value: bigint | null | undefined): string =>
  value == null ? String(value) : `0x${value.toString(16)}`;

function differs(what: string, expected: bigint, found: bigint | undefined): string[] {
  return expected === found ? [] : [`${what}: ${hex(expected)} expected, ${hex(found)} found`];
}

function checkRegisters({ trap: expected, significant }: Vector, trap: Trap, file: VectorFile): string[] {
  const found = (role: string): bigint | undefined => {
    const value = trap.registers[file.registers[role] ?? ''];
    return value === undefined ? undefined : BigInt(value);
  };
  const number = BigInt.asUintN(file.wordSize, expected.sysno);
  return [
    ...differs('system call', number, found('sysno')),
    ...significant.flatMap((role) => {
      if (role === 'mrs') {
        return expected.mrs.flatMap((word, index) =>
          word === null ? [] : differs(`mr${index}`, word, found(`mr${index}`)),
        );
      }
      const value = expected[role];
      return value === null
        ? [`${role} is significant, but not measured`]
        : differs(role, value, found(role));
    }),
  ];
}

/** The instruction, and what SYSENTER needs besides: where to go back to, and the stack. */
function checkEntry(trap: Trap, processor: Processor, outcome: Outcome): string[] {
  const wrong = trap.instruction === processor.trap ? [] : [`trap: ${trap.instruction}`];
  if (processor.trap !== '0f34') return wrong;
  const [counter, stack] = processor.name === 'ia32' ? ['edx', 'ecx'] : ['rdx', 'rcx'];
  const register = (name = ''): bigint => BigInt(trap.registers[name] ?? 0);
  return [
    ...wrong,
    ...differs('address to go back to', BigInt(trap.address), register(counter)),
    ...differs('stack to go back to', register(processor.stackPointer), register(stack)),
    ...(register(stack) > BigInt(outcome.stack) ? ['the stack grew upwards'] : []),
  ];
}

/** The buffer after the kernel's answer, of what it was at the trap. */
function bufferAnswered({ vector, file }: Checked, trap: Trap): bigint[] {
  const words = fromBytes(trap.memory[0] ?? '', file.wordSize);
  if (vector.replied !== 'full') return words;
  for (let index = file.messageRegisters; index < bufferLayout.messageWords; index += 1) {
    words[bufferLayout.message + index] = answerWord(file, vector, index);
  }
  return words;
}

function checkBuffer(
  what: string,
  before: readonly bigint[],
  bytes: string | undefined,
  changed: BufferWords,
  wordSize: number,
): string[] {
  const found = fromBytes(bytes ?? '', wordSize);
  return before.flatMap((word, index) =>
    differs(`${what}, word ${index}`, changed.get(index) ?? word, found[index]),
  );
}

/** Registers, stack and values that the caller still needs. */
function checkKept({ outcome, processor, file: { wordSize } }: Checked): string[] {
  const live = fromBytes(outcome.memory[2] ?? '', wordSize).slice(liveValues);
  const frame = 'a5'.repeat(places.frameSize);
  return [
    ...processor.saved.flatMap((register, index) =>
      differs(`${register} afterwards`, poison(index, wordSize), BigInt(outcome.registers[register] ?? -1)),
    ),
    ...differs(
      'stack pointer',
      BigInt(outcome.stack),
      BigInt(outcome.registers[processor.stackPointer] ?? -1),
    ),
    ...liveWords(wordSize).flatMap((word, index) => differs(`live value ${index}`, word, live[index])),
    ...(outcome.memory[3] === frame ? [] : ["the caller's frame has changed"]),
  ];
}

/** Results and out-parameters, by name; and that nothing else was written to. */
function checkResults(checked: Checked): string[] {
  const { vector, shim } = checked;
  const results = resultsOf(checked);
  const values = Object.entries(vector.result).flatMap(([name, expected]) => {
    const found = results.get(name);
    if (found === undefined) return [`result ${name} cannot be had`];
    return [expected].flat().flatMap((word, index) => {
      const kept = Array.isArray(expected) ? pointedWords('struct', vector.args[name])?.[index] : undefined;
      return differs(`result ${name}, word ${index}`, word ?? kept ?? 0n, found[index]);
    });
  });
  // After an error there are no results, but for where the caller put something.
  const isError = vector.kind === 'method' && vector.case === 'err';
  const zeros = shim.results.flatMap(({ name }) =>
    isError && name !== 'return' && !(name in vector.result)
      ? (results.get(name) ?? []).flatMap((word) => differs(name, 0n, word))
      : [],
  );
  return [...values, ...zeros, ...checkPointed(checked)];
}

function resultsOf({ shim, outcome, file }: Checked): Map<string, bigint[]> {
  const given = fromBytes(outcome.memory[1] ?? '', 64);
  const results = new Map<string, bigint[]>();
  let first = 0;
  for (const { name, words } of shim.results) {
    results.set(name, given.slice(first, first + words));
    first += words;
  }
  // An error that stands alone is returned, not a member of something.
  const alone = results.get('return');
  if (alone) results.set('error', alone);
  shim.parameters.forEach(({ name, kind }, index) => {
    if (kind === 'struct' || kind === 'optional')
      results.set(name, fromBytes(outcome.memory[4 + index] ?? '', file.wordSize));
  });
  return results;
}

/** What an argument points to is as it was, if it is no result; and so is what stands behind it. */
function checkPointed({ vector, shim, outcome, file }: Checked): string[] {
  return shim.parameters.flatMap(({ name, kind }, index) => {
    const before = pointedWords(kind, vector.args[name]);
    if (!before) return [];
    const found = fromBytes(outcome.memory[4 + index] ?? '', file.wordSize);
    const last = before.length - 1;
    const first = name in vector.result ? last : 0;
    return before
      .slice(first)
      .flatMap((word, offset) => differs(`what ${name} points to`, word, found[first + offset]));
  });
}
