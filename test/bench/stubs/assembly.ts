// SPDX-License-Identifier: BSD-2-Clause
import { runOrThrow } from '../../toolchain/process.mjs';
import type { Measured } from './measure.js';
import { nameOf, total } from './report.js';

/** The instructions that calls executed, in the order in which they were, the trap among them. */
export async function executed(elf: string, calls: readonly Measured[]): Promise<string[]> {
  const listing = await runOrThrow('llvm-objdump', ['--disassemble', '--no-show-raw-insn', elf]);
  const instructions = new Map(
    Array.from(listing.matchAll(/^ *([0-9a-f]+):\s+(.+)$/gm), ([, address = '', text = '']) => [
      Number.parseInt(address, 16),
      text.replaceAll(/\s+/g, ' ').trim(),
    ]),
  );
  return calls.flatMap((one) => [
    `${nameOf(one)}: ${total(one.rust)} instructions, C ${total(one.c)}; without the trap`,
    ...one.path.map((address) => `    ${instructions.get(Number(address)) ?? address}`),
  ]);
}
