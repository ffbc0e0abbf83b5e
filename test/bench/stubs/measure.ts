// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../../src/model/target.js';
import { argumentWords, callerState, toRun } from '../../emulation/calls.js';
import { checkTrap } from '../../emulation/check-trap.js';
import { expected } from '../../emulation/differences.js';
import type { Batch } from '../../emulation/emulator.js';
import { hex, places } from '../../emulation/memory.js';
import { type Processor, processorOf } from '../../emulation/processors.js';
import { bufferLayout, type Vector, type VectorFile } from '../../emulation/vectors.js';
import { runBatches } from '../../emulation/workshop.js';
import type { InputFile } from '../../tool-runs/tool-run.js';
import { symbolSizes } from '../elf-sections.mjs';
import { caseOf, type CFigures, type Counts } from './c-figures.js';
import { type CFunction, padding } from './c-functions.js';

/** A call of a function, in C and in Rust. */
export interface Measured {
  readonly function: string;
  readonly case: string;
  readonly c: Counts;
  readonly rust: Counts;
  readonly bytes: { readonly c: number; readonly rust: number };
  /** How often words of the IPC buffer were read or written. */
  readonly accesses: number;
  /** How often memory that is not the stack was. */
  readonly beyond: number;
  /** The addresses of the instructions in Rust, the trap among them. */
  readonly path: readonly string[];
}

/** Makes the calls of vectors through functions that take what C's take, and counts. */
export async function measure(
  elf: InputFile,
  file: VectorFile,
  functions: readonly CFunction[],
  figures: CFigures,
  target: TargetModel,
): Promise<Measured[]> {
  const processor = processorOf(target);
  const byName = new Map(functions.map((one) => [one.function, one]));
  const calls = file.vectors.flatMap((vector) => {
    const [own, c] = [byName.get(vector.function), figures.counts.get(vector.function)];
    const counts = c?.get(caseOf(vector)) ?? c?.get(vector.case);
    return own && counts ? [{ own, counts, vector: expected(vector, file) }] : [];
  });
  const state = callerState(file, processor);
  const batch: Batch = {
    processor: processor.name,
    ...state,
    // AAPCS64 passes the address of a result that registers do not hold in a register of its own.
    registers:
      processor.name === 'aarch64' ? { ...state.registers, x8: hex(places.results) } : state.registers,
    buffer: [hex(places.buffer), hex((bufferLayout.words * file.wordSize) / 8)],
    paths: true,
    runs: calls.map(({ own, vector }) => ({
      ...toRun(vector, own, file, processor),
      symbol: own.symbol,
      arguments: cArguments(vector, own, processor, file.wordSize).map(hex),
    })),
  };
  const [outcomes = []] = await runBatches(elf, [batch]);
  const sizes = symbolSizes(Buffer.from(elf.text));
  return calls.map(({ own, counts, vector }, index) => {
    const outcome = outcomes[index];
    const [trap] = outcome?.traps ?? [];
    const name = `${vector.function} (${caseOf(vector)})`;
    if (!outcome || !trap || outcome.error !== undefined)
      throw new Error(`${name}: ${outcome?.error ?? 'does not enter the kernel'}`);
    const wrong = checkTrap({ vector, shim: own, file, processor, outcome }, trap);
    if (wrong.length > 0) throw new Error(`${name}: ${wrong.join('; ')}`);
    const [before = 0, after = 0] = outcome.paths.map(({ length }) => length);
    return {
      function: vector.function,
      case: caseOf(vector),
      c: counts,
      rust: [before, after] as const,
      bytes: { c: figures.sizes.get(vector.function) ?? 0, rust: sizes.get(own.symbol) ?? 0 },
      accesses: outcome.accesses.flat().length,
      beyond: outcome.beyond.reduce((sum, one) => sum + one, 0),
      path: [...(outcome.paths[0] ?? []), trap.address, ...outcome.paths.slice(1).flat()],
    };
  });
}

/** The words that are passed to a function as C passes them: in registers, then on the stack. */
function cArguments(vector: Vector, own: CFunction, { name }: Processor, wordSize: number): bigint[] {
  const words: bigint[] = hasResultAddress(own, name, wordSize) ? [BigInt(places.results)] : [];
  argumentWords(vector, own).forEach((value, index) => {
    if (wordSize === 64 || !own.isWide[index]) {
      words.push(BigInt.asUintN(wordSize, value));
      return;
    }
    // AAPCS32 begins with an even register or place; the RISC-V psABI does so on the stack.
    const isAligned = words.length % 2 === 0 || name === 'ia32' || (name === 'riscv32' && words.length < 8);
    words.push(...(isAligned ? [] : [0n]), BigInt.asUintN(32, value), BigInt.asUintN(32, value >> 32n));
  });
  return [...words, ...padding.map(() => 0n), BigInt(places.buffer)];
}

/** Whether the first argument is the address of the result, because registers do not hold it. */
function hasResultAddress(
  { returns, structWords, results }: CFunction,
  name: string,
  wordSize: number,
): boolean {
  if (name === 'aarch64' || returns === 'nothing' || returns === 'word') return false;
  if (name === 'ia32') return true;
  return (wordSize === 32 ? structWords : words(results)) > (name === 'arm' ? 1 : 2);
}

function words(results: CFunction['results']): number {
  return results.reduce((sum, one) => sum + one.words, 0);
}
