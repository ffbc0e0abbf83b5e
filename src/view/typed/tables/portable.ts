// SPDX-License-Identifier: BSD-2-Clause

// Object types that all architectures have, under names that programs for several of them can use.

/** The address space has a row of its own: which type it is follows from its capability. */
export const addressSpace = {
  name: 'VSPACE',
  doc: 'What the capability of an address space, `VSpace`, is for',
};

/** Of each name, the object types that it may be; the first that exists counts. libsel4's objecttype.h. */
export const portableObjects: readonly {
  readonly name: string;
  readonly doc: string;
  readonly of: readonly string[];
}[] = [
  { name: 'CNODE', doc: 'What the capability of a CNode, `CNode`, is for', of: ['seL4_CapTableObject'] },
  {
    name: 'SMALL_PAGE',
    doc: 'A frame of the smallest size',
    of: ['seL4_ARM_SmallPageObject', 'seL4_RISCV_4K_Page', 'seL4_X86_4K'],
  },
  {
    name: 'LARGE_PAGE',
    doc: 'A frame of the next size',
    of: ['seL4_ARM_LargePageObject', 'seL4_RISCV_Mega_Page', 'seL4_X86_LargePageObject'],
  },
  {
    name: 'HUGE_PAGE',
    doc: 'A frame of the size after that',
    of: ['seL4_ARM_HugePageObject', 'seL4_RISCV_Giga_Page', 'seL4_X64_HugePageObject'],
  },
  {
    name: 'PAGE_TABLE',
    doc: 'A table that maps frames',
    of: ['seL4_ARM_PageTableObject', 'seL4_RISCV_PageTableObject', 'seL4_X86_PageTableObject'],
  },
];

/**
 * Tables between the root of an address space and its frames: the constant of libsel4 with the bits that are left
 * where one is missing, and the object that belongs there. libsel4/sel4_arch_include/*\/sel4/sel4_arch/mapping.h; the
 * kernel reports it in src/arch/x86/kernel/vspace.c, src/arch/x86/64/kernel/vspace.c, and before 13.0.0 in
 * src/arch/arm/64/kernel/vspace.c. Where tables of one kind are all that there is, no bits have to be looked at:
 * RISC-V, 32-bit Arm, and 64-bit Arm since 13.0.0. Tables of guests on x86 have bits of their own.
 */
export const tableLevels: readonly { readonly constant: string; readonly of: readonly string[] }[] = [
  {
    constant: 'SEL4_MAPPING_LOOKUP_NO_PT',
    of: ['seL4_ARM_PageTableObject', 'seL4_RISCV_PageTableObject', 'seL4_X86_PageTableObject'],
  },
  {
    constant: 'SEL4_MAPPING_LOOKUP_NO_PD',
    of: ['seL4_ARM_PageDirectoryObject', 'seL4_X86_PageDirectoryObject'],
  },
  { constant: 'SEL4_MAPPING_LOOKUP_NO_PDPT', of: ['seL4_X86_PDPTObject'] },
  { constant: 'SEL4_MAPPING_LOOKUP_NO_PUD', of: ['seL4_ARM_PageUpperDirectoryObject'] },
];
