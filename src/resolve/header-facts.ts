// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { MessageLimits } from '../model/target.js';

/**
 * What the stubs need and no .bf or .xml file says: it stands in libsel4's C headers. This module is to be
 * replaced by reading them. The comment of each line names the file in seL4's tree that has the fact.
 */

/** How a value of a type is put into message words. */
export type WordType =
  | { readonly kind: 'word' }
  | { readonly kind: 'int' | 'bool'; readonly bits: number }
  | { readonly kind: 'bitfield' }
  | { readonly kind: 'wide'; readonly bits: number };

/** libsel4/include/sel4/simple_types.h, types.h, the arch types.h of each, and tools/syscall_stub_gen.py for the packing. */
export const wordTypes: ReadonlyMap<string, WordType> = new Map<string, WordType>([
  ['seL4_Word', { kind: 'word' }],
  ['seL4_NodeId', { kind: 'word' }],
  ['seL4_PAddr', { kind: 'word' }],
  ['seL4_Domain', { kind: 'word' }],
  ['long', { kind: 'word' }],
  ['int', { kind: 'int', bits: 32 }],
  ['seL4_Uint8', { kind: 'int', bits: 8 }],
  ['seL4_Uint16', { kind: 'int', bits: 16 }],
  ['seL4_Uint32', { kind: 'int', bits: 32 }],
  ['seL4_Uint64', { kind: 'wide', bits: 64 }],
  ['seL4_Time', { kind: 'wide', bits: 64 }],
  ['seL4_Bool', { kind: 'bool', bits: 1 }],
  ['seL4_CapRights_t', { kind: 'bitfield' }],
  ['seL4_ARM_VMAttributes', { kind: 'word' }],
  ['seL4_RISCV_VMAttributes', { kind: 'word' }],
  ['seL4_X86_VMAttributes', { kind: 'word' }],
  ['seL4_X86_EPT_VMAttributes', { kind: 'word' }],
  ['seL4_VCPUReg', { kind: 'word' }],
]);

/** Capability types without an interface of their own: libsel4's sel4_arch and arch types.h, `typedef seL4_CPtr …`. */
export const plainCapabilityTypes: readonly string[] = [
  'seL4_CPtr',
  'seL4_ARM_IOSpace',
  'seL4_X86_IOSpace',
  'seL4_X64_PML4',
  'seL4_X86_EPTPML4',
];

/** How many of a struct's members exist: libsel4/arch_include/x86/sel4/arch/types.h, struct seL4_VCPUContext_. */
export function memberCount(struct: string, declared: number, lookup: MacroLookup): number {
  const isShort = struct === 'seL4_VCPUContext' && lookup('CONFIG_X86_64_VTX_64BIT_GUESTS') === undefined;
  return isShort ? Math.min(7, declared) : declared;
}

/**
 * Methods by label of which only a part of the struct is passed, and the parameter that says how many words of it:
 * decodeReadRegisters and decodeWriteRegisters in src/object/tcb.c.
 */
const countedMethods: ReadonlyMap<string, string> = new Map([
  ['TCBReadRegisters', 'count'],
  ['TCBWriteRegisters', 'count'],
]);

export function countParameter(label: string): string | undefined {
  return countedMethods.get(label);
}

/** libsel4/include/sel4/shared_types.h: seL4_MsgMaxLength, seL4_MsgExtraCapBits. */
export const messageLimits: MessageLimits = { words: 120, capabilities: 3 };

/** seL4_FastMessageRegisters in sel4_arch/constants.h; RISC-V: n_msgRegisters in include/arch/riscv/arch/machine/registerset.h. */
export function messageRegisters(sel4Arch: Sel4Arch, isMcs: boolean): number {
  if (sel4Arch !== 'ia32') return 4;
  return isMcs ? 1 : 2;
}
