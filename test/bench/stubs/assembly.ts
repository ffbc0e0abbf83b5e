// SPDX-License-Identifier: BSD-2-Clause
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../../rust/helpers/scratch.js';
import type { InputFile } from '../../tool-runs/tool-run.js';
import { runOrThrow } from '../../toolchain/process.mjs';
import type { Measured } from './measure.js';
import { nameOf, total } from './report.js';

/** The instructions that calls executed, in the order in which they were, the trap among them. */
export async function executed(elf: InputFile, calls: readonly Measured[]): Promise<string[]> {
  const { directory, remove } = scratch('assembly');
  const path = join(directory, elf.path);
  writeFileSync(path, elf.text);
  const listing = await runOrThrow('llvm-objdump', ['--disassemble', '--no-show-raw-insn', path]);
  remove();
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
