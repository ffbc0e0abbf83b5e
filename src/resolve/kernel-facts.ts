// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';

/*
 * What stands in no spec and no header: facts of the kernel's code and of its stub generator. This is all of them
 * but the trap instructions and their registers, which are the tables of src/view/trap. Each row names its source in
 * seL4's tree. Two rules need no number:
 *
 * - An enum travels in a whole word, however wide C makes it: libsel4/tools/syscall_stub_gen.py, init_arch_types.
 * - A value wider than a word travels low word first: the same file, class Parameter.
 */

/** Bits of a type that travels in less than it occupies: libsel4/tools/syscall_stub_gen.py, init_data_types. */
export const packedBits: ReadonlyMap<string, number> = new Map([['seL4_Bool', 1]]);

/**
 * Methods by label of which only a part of the struct is passed, and the parameter that says how many words of it:
 * src/object/tcb.c, decodeReadRegisters and decodeWriteRegisters.
 */
export const countParameters: ReadonlyMap<string, string> = new Map([
  ['TCBReadRegisters', 'count'],
  ['TCBWriteRegisters', 'count'],
]);

/**
 * Message words in registers where libsel4 does not say it (`seL4_FastMessageRegisters`):
 * include/arch/riscv/arch/machine/registerset.h, n_msgRegisters.
 */
export const messageRegistersWithoutHeader: Readonly<Partial<Record<Sel4Arch, number>>> = {
  riscv32: 4,
  riscv64: 4,
};
