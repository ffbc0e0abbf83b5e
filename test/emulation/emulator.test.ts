// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { memoryMap, type Outcome } from './emulator.js';
import { hex } from './memory.js';
import { processorOf } from './processors.js';
import { buildElf, missing, runBatches } from './workshop.js';

// The emulator itself: what it counts, what it sees of the buffer, and that it finds what goes wrong.

const buffer = hex(memoryMap.scratch);

/** For each processor: two instructions and a trap, then a store to where the first argument points, and back. */
const programs = [
  {
    sel4Arch: 'aarch64',
    trap: 'aarch64',
    wordSize: 64,
    lines: ['nop', 'nop', 'svc #0', 'str x1, [x0, #8]', 'ret'],
  },
  {
    sel4Arch: 'aarch32',
    trap: 'aarch32',
    wordSize: 32,
    lines: ['nop', 'nop', 'svc #0', 'str r1, [r0, #8]', 'bx lr'],
  },
  { sel4Arch: 'riscv64', trap: 'riscv', wordSize: 64, lines: ['nop', 'nop', 'ecall', 'sw a1, 8(a0)', 'ret'] },
  { sel4Arch: 'riscv32', trap: 'riscv', wordSize: 32, lines: ['nop', 'nop', 'ecall', 'sw a1, 8(a0)', 'ret'] },
  {
    sel4Arch: 'x86_64',
    trap: 'x86_64-syscall',
    wordSize: 64,
    lines: ['nop', 'nop', 'syscall', 'mov [rdi + 8], rsi', 'ret'],
  },
  {
    sel4Arch: 'x86_64',
    trap: 'x86_64-sysenter',
    wordSize: 64,
    lines: ['mov rcx, rsp', 'lea rdx, [rip + 2f]', '2: sysenter', 'mov [rdi + 8], rsi', 'ret'],
  },
  {
    sel4Arch: 'ia32',
    trap: 'ia32',
    wordSize: 32,
    lines: [
      'mov eax, [esp + 4]',
      'mov ecx, esp',
      'lea edx, [2f]',
      '2: sysenter',
      'mov [eax + 8], ebx',
      'ret',
    ],
  },
] as const;

describe.concurrent('the emulator', { timeout: 600_000 }, () => {
  for (const { sel4Arch, trap, wordSize, lines } of programs) {
    const { skip, why } = missing(sel4Arch);
    it.skipIf(skip)(`counts and watches on ${trap}, ${wordSize} bits${why}`, async () => {
      const processor = processorOf({ trap, wordSize });
      const loop = trap === 'aarch64' || trap === 'aarch32' ? 'b' : trap === 'riscv' ? 'j' : 'jmp';
      const functions = ['.global known', 'known:', ...lines, '.global endless', 'endless:', `3: ${loop} 3b`];
      const text = functions.map((line) => `    "${line}",`).join('\n');
      const program = `#![no_std]\ncore::arch::global_asm!(\n${text}\n);\n`;
      const elf = await buildElf(program, sel4Arch, '3');
      const answer = { registers: {}, memory: [] };
      const run = { symbol: 'known', arguments: [buffer, '0x1'], memory: [], answers: [answer], read: [] };
      const batch = {
        processor: processor.name,
        registers: {},
        memory: [],
        buffer: [buffer, '0x400'],
      } as const;
      const others = [
        { ...run, answers: [] },
        { ...run, symbol: 'endless' },
        { ...run, symbol: 'absent' },
      ];
      const [[known, twice, endless, absent] = [], [uncounted] = []] = await runBatches(elf, [
        { ...batch, paths: true, runs: [run, ...others] },
        { ...batch, paths: false, runs: [run] },
      ]);
      expect(known?.error).toBeUndefined();
      expect(known?.traps.map(({ instruction }) => instruction)).toEqual([processor.trap]);
      expect(known?.paths.map(({ length }) => length)).toEqual([lines.length - 3, 2]);
      expect(known?.accesses.map((part) => part.map(([kind, offset]) => [kind, offset]))).toEqual([
        [],
        [['write', 8]],
      ]);
      // The result is written beyond the stack.
      expect(known?.beyond).toEqual([0, 1]);
      const errorOf = (outcome: Outcome | undefined): string | undefined => outcome?.error;
      expect(errorOf(twice)).toMatch(/once more/);
      expect(errorOf(endless)).toMatch(/not at an end/);
      expect(errorOf(absent)).toMatch(/no function/);
      expect(uncounted?.error).toBeUndefined();
      expect(uncounted?.traps).toEqual(known?.traps);
    });
  }
});
