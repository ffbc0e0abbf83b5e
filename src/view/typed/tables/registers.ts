// SPDX-License-Identifier: BSD-2-Clause

/**
 * Members of `seL4_UserContext` by what they are to a thread: where it goes on, and where its stack ends. The first
 * that exists counts. libsel4/sel4_arch_include/*\/sel4/sel4_arch/types.h and arch_include/riscv/sel4/arch/types.h;
 * the names are those of the processors' manuals.
 */
export const registers: readonly {
  readonly name: string;
  readonly doc: string;
  readonly members: readonly string[];
}[] = [
  { name: 'pc', doc: 'the program counter', members: ['pc', 'rip', 'eip'] },
  { name: 'sp', doc: 'the stack pointer', members: ['sp', 'rsp', 'esp'] },
];
