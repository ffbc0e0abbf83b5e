// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel, TrapKind } from '../../src/model/target.js';
import type { ProcessorName } from './emulator.js';

/** What C's calling convention and the kernel's entry promise of the registers of a processor. */
export interface Processor {
  readonly name: ProcessorName;
  readonly stackPointer: string;
  /** Registers that a function gives back as they were. */
  readonly saved: readonly string[];
  /** Registers that may hold anything when a function is called. */
  readonly others: readonly string[];
  /** The bytes of the instruction that enters the kernel. */
  readonly trap: string;
  /** Registers that a program has lost when it is back from the kernel, whatever the call. */
  readonly lost: readonly string[];
  /** The register with the condition flags, and what they are when the kernel is back. */
  readonly flags: readonly [string, string] | undefined;
}

const list = (text: string): string[] => text.split(' ');
const numbered = (letter: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);

const riscv = {
  stackPointer: 'sp',
  saved: ['gp', 'tp', ...numbered('s', 0, 11)],
  others: [...numbered('t', 0, 6), ...numbered('a', 0, 7)],
  trap: '73000000',
  lost: [],
  flags: undefined,
} as const;

/** Carry, parity, adjust, zero, sign and overflow, and the bit that is always set. */
const x86Flags = ['eflags', '0x8d7'] as const;

const x86_64 = {
  name: 'x86_64',
  stackPointer: 'rsp',
  saved: list('rbx rbp r12 r13 r14 r15'),
  others: list('rax rcx rdx rsi rdi r8 r9 r10 r11'),
  flags: x86Flags,
} as const;

/** By the way into the kernel. Calling conventions: AAPCS64, AAPCS32, the RISC-V psABI, System V for x86. */
const processors: Readonly<Record<Exclude<TrapKind, 'riscv'>, Processor>> = {
  aarch64: {
    name: 'aarch64',
    stackPointer: 'sp',
    saved: numbered('x', 19, 29),
    others: numbered('x', 0, 18),
    trap: '010000d4',
    lost: [],
    flags: ['nzcv', '0xf0000000'],
  },
  aarch32: {
    name: 'arm',
    stackPointer: 'sp',
    saved: numbered('r', 4, 11),
    others: [...numbered('r', 0, 3), 'r12'],
    trap: '000000ef',
    lost: [],
    flags: ['apsr_nzcv', '0xf0000000'],
  },
  // The processor itself takes rcx and r11; the kernel does not keep rsp: seL4's src/arch/x86/64/traps.S.
  'x86_64-syscall': { ...x86_64, trap: '0f05', lost: list('rcx r11 rsp') },
  // The kernel returns by SYSEXIT, which takes both for the address and the stack.
  'x86_64-sysenter': { ...x86_64, trap: '0f34', lost: list('rcx rdx') },
  ia32: {
    name: 'ia32',
    stackPointer: 'esp',
    saved: list('ebx esi edi ebp'),
    others: list('eax ecx edx'),
    trap: '0f34',
    lost: list('ecx edx'),
    flags: x86Flags,
  },
};

export function processorOf({ trap, wordSize }: Pick<TargetModel, 'trap' | 'wordSize'>): Processor {
  return trap === 'riscv' ? { ...riscv, name: `riscv${wordSize}` } : processors[trap];
}

/** The word that a register holds for a test: no two are alike, and no address is among them. */
export function poison(index: number, wordSize: number): bigint {
  return BigInt.asUintN(wordSize, 0x1234_0000_dead_0000n + BigInt(index * 0x11));
}
