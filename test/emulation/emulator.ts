// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Emulation } from '../toolchain/emulation.mjs';
import type { InputFile, ToolResult, ToolRun } from '../tool-runs/tool-run.js';

// An emulated processor that calls functions of an ELF file and plays the kernel. Numbers are hexadecimal strings with
// 0x, which BigInt() reads; memory is a string of hexadecimal bytes.

export type ProcessorName = 'aarch64' | 'arm' | 'riscv64' | 'riscv32' | 'x86_64' | 'ia32';
export type Registers = Readonly<Record<string, string>>;
export type Written = readonly [address: string, bytes: string];
export type Place = readonly [address: string, size: string];

/**
 * What the kernel leaves at a trap. It goes back behind the instruction; after SYSENTER to where the two registers
 * say that it shall.
 */
export interface Answer {
  readonly registers: Registers;
  readonly memory: readonly Written[];
}

/** A call: what its memory is before, what every trap is answered with, and which places are read at the end. */
export interface Run {
  readonly symbol: string;
  /** Words, passed as C passes them. */
  readonly arguments: readonly string[];
  readonly memory: readonly Written[];
  /** One for each trap; a further trap is an error. */
  readonly answers: readonly Answer[];
  readonly read: readonly Place[];
}

/** Runs that begin in the same state. */
export interface Batch {
  readonly processor: ProcessorName;
  /** What they are when a function is called, but for its arguments. */
  readonly registers: Registers;
  /** Before each run. */
  readonly memory: readonly Written[];
  /** The IPC buffer: it is read at every trap and at the end, and accesses to it are listed. */
  readonly buffer: Place;
  /** Whether executed instructions and accesses to memory are recorded, which takes time. */
  readonly paths: boolean;
  readonly runs: readonly Run[];
}

/** `memory` begins with the buffer. */
export interface State {
  readonly registers: Registers;
  readonly memory: readonly string[];
}

export interface Trap extends State {
  readonly address: string;
  readonly instruction: string;
}

/**
 * `accesses` are to the buffer, up to the first trap, then up to the next one or the end, with offsets in bytes;
 * `paths` are the addresses of instructions executed in the same parts, without the traps, and `beyond` says how often
 * memory outside of the stack was accessed, the buffer included. `stack` is the caller's stack pointer.
 */
export interface Outcome extends State {
  readonly traps: readonly Trap[];
  readonly stack: string;
  readonly accesses: readonly (readonly (readonly ['read' | 'write', number, number])[])[];
  readonly paths: readonly (readonly string[])[];
  readonly beyond: readonly number[];
  readonly error?: string;
}

/** Where programs are not: memory that runs may use, the stack, and the address that functions return to. */
export const memoryMap = {
  scratch: 0x6000_0000,
  scratchSize: 0x10_0000,
  /** The caller's frame is above it, as far as `frameSize`. */
  stack: 0x7000_0000 + 0x10_0000 - 0x1000,
  frameSize: 0x1000,
  return: 0x7fff_0000,
} as const;

const hex = (value: number): string => `0x${value.toString(16)}`;

const layout = {
  map: [
    [hex(memoryMap.scratch), hex(memoryMap.scratchSize)],
    ['0x70000000', '0x100000'],
    [hex(memoryMap.return), '0x1000'],
  ],
  stack: hex(memoryMap.stack),
  return: hex(memoryMap.return),
};

const server: InputFile = {
  path: 'emulate.py',
  text: readFileSync(new URL('emulate.py', import.meta.url)),
};

/** Runs batches on functions of an ELF file; what came of each run, in their order. */
export async function emulate(
  runTool: (run: ToolRun) => Promise<ToolResult>,
  { python, identity }: Emulation,
  elf: InputFile,
  batches: readonly Batch[],
): Promise<Outcome[][]> {
  const asked = { path: 'batches.json', text: JSON.stringify({ ...layout, batches }) };
  // Compressed, because it is mostly the same from run to run, and much.
  const answered = 'outcomes.json.gz';
  const result = await runTool({
    program: python,
    identity,
    args: [server.path, elf.path, asked.path, answered],
    env: {},
    files: [server, elf, asked],
    outputs: [answered],
  });
  const [outcomes] = result.outputs;
  if (!outcomes) throw new Error(`emulator: ${result.stderr}`);
  const text = gunzipSync(outcomes, { chunkSize: 1 << 22 }).toString('latin1');
  return JSON.parse(text) as Outcome[][];
}
