// SPDX-License-Identifier: BSD-2-Clause
import { type Checked, differs } from './checked.js';
import type { Trap } from './emulator.js';
import { answerWord, bufferBefore, fromBytes } from './memory.js';
import { bufferLayout, type BufferWords } from './vectors.js';

/** The buffer at the trap, and at the end: what the vector says, and not a word more. */
export function checkBuffers(checked: Checked, trap: Trap): string[] {
  const { vector, file, outcome } = checked;
  const answered = bufferAnswered(checked, trap);
  return [
    ...checkBuffer(
      'buffer at the trap',
      bufferBefore(file),
      trap.memory[0],
      vector.trap.buffer,
      file.wordSize,
    ),
    ...checkBuffer('buffer afterwards', answered, outcome.memory[0], vector.after, file.wordSize),
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
