// SPDX-License-Identifier: BSD-2-Clause
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// An emulated processor that calls functions of an ELF file and plays the kernel. Numbers are hexadecimal strings with
// 0x, which BigInt() reads; memory is a string of hexadecimal bytes.

/** @typedef {'aarch64' | 'arm' | 'riscv64' | 'riscv32' | 'x86_64' | 'ia32'} ProcessorName */
/** @typedef {Record<string, string>} Registers */
/** @typedef {readonly [address: string, bytes: string]} Written */
/** @typedef {readonly [address: string, size: string]} Place */

/**
 * What the kernel leaves at a trap. It goes back behind the instruction; after SYSENTER to where the two registers
 * say that it shall.
 * @typedef {{ registers: Registers, memory: readonly Written[] }} Answer
 */

/**
 * A call: what its memory is before, what every trap is answered with, and which places are read at the end.
 * @typedef {object} Run
 * @property {string} symbol
 * @property {readonly string[]} arguments words, passed as C passes them
 * @property {readonly Written[]} memory
 * @property {readonly Answer[]} answers one for each trap; a further trap is an error
 * @property {readonly Place[]} read
 */

/**
 * Runs of one file. `buffer` is the IPC buffer: it is read at every trap and at the end, and accesses to it are listed.
 * @typedef {object} Batch
 * @property {ProcessorName} processor
 * @property {string} elf
 * @property {Registers} registers what they are when a function is called, but for its arguments
 * @property {readonly Written[]} memory before each run
 * @property {Place} buffer
 * @property {boolean} paths whether executed instructions and accesses to memory are recorded, which takes time
 * @property {readonly Run[]} runs
 */

/** @typedef {{ registers: Registers, memory: readonly string[] }} State `memory` begins with the buffer */

/** @typedef {State & { address: string, instruction: string }} Trap */

/**
 * `accesses` are to the buffer, up to the first trap, then up to the next one or the end, with offsets in bytes;
 * `paths` are the addresses of instructions executed in the same parts, without the traps, and `beyond` says how often
 * memory outside of the stack was accessed, the buffer included. `stack` is the caller's stack pointer.
 * @typedef {State & {
 *   traps: readonly Trap[],
 *   stack: string,
 *   accesses: readonly (readonly (readonly ['read' | 'write', number, number])[])[],
 *   paths: readonly (readonly string[])[],
 *   beyond: readonly number[],
 *   error?: string,
 * }} Outcome
 */

/** Where programs are not: memory that runs may use, the stack, and the address that functions return to. */
export const memoryMap = Object.freeze({
  scratch: 0x6000_0000,
  scratchSize: 0x10_0000,
  /** The caller's frame is above it, as far as `frameSize`. */
  stack: 0x7000_0000 + 0x10_0000 - 0x1000,
  frameSize: 0x1000,
  return: 0x7fff_0000,
});

/** @param {number | bigint} value */
const hex = (value) => `0x${value.toString(16)}`;

const layout = {
  map: [
    [hex(memoryMap.scratch), hex(memoryMap.scratchSize)],
    ['0x70000000', '0x100000'],
    [hex(memoryMap.return), '0x1000'],
  ],
  stack: hex(memoryMap.stack),
  return: hex(memoryMap.return),
};

/** A process with an emulator; batches are worked off one after the other. */
export class Emulator {
  #child;
  /** @type {{ resolve: (outcomes: Outcome[]) => void, reject: (error: Error) => void }[]} */
  #waiting = [];
  #stderr = '';

  /** @param {string} python a Python that has unicorn */
  constructor(python) {
    const server = fileURLToPath(new URL('server.py', import.meta.url));
    this.#child = spawn(python, [server], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.#stderr += text));
    this.#child.stdin.on('error', () => undefined); // 'close' says why.
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#answer(line));
    this.#child.on('error', (error) => this.#fail(error.message));
    this.#child.on('close', (code) => this.#fail(`ended with ${code}: ${this.#stderr}`));
  }

  /**
   * @param {Batch} batch
   * @returns {Promise<Outcome[]>} in the order of the runs
   */
  run(batch) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ ...layout, ...batch })}\n`);
    });
  }

  close() {
    this.#child.stdin.end();
  }

  /** @param {string} line */
  #answer(line) {
    const { runs, error } = JSON.parse(line);
    const asked = this.#waiting.shift();
    if (error === undefined) asked?.resolve(runs);
    else asked?.reject(new Error(`emulator: ${error}`));
  }

  /** @param {string} why */
  #fail(why) {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(`emulator: ${why}`));
  }
}
