// SPDX-License-Identifier: BSD-2-Clause

/** How many bits an object takes: those of a constant, those that the user says, or both together. */
export interface ObjectSize {
  readonly constant: string | undefined;
  readonly isChosen: boolean;
}

const fixed = (constant: string): ObjectSize => ({ constant, isChosen: false });
const chosen: ObjectSize = { constant: undefined, isChosen: true };
const chosenPlus = (constant: string): ObjectSize => ({ constant, isChosen: true });

/**
 * The size of each object type of libsel4's enums, as the kernel's functions in seL4's tree compute it. Where the
 * kernel uses a name of its own for a constant of libsel4, it is libsel4's that stands here.
 */
export const objectSizes: ReadonlyMap<string, ObjectSize> = new Map([
  // src/object/objecttype.c: getObjectSize
  ['seL4_UntypedObject', chosen],
  ['seL4_TCBObject', fixed('seL4_TCBBits')],
  ['seL4_EndpointObject', fixed('seL4_EndpointBits')],
  ['seL4_NotificationObject', fixed('seL4_NotificationBits')],
  ['seL4_CapTableObject', chosenPlus('seL4_SlotBits')],
  ['seL4_SchedContextObject', chosen],
  ['seL4_ReplyObject', fixed('seL4_ReplyBits')],

  // src/arch/arm/32/object/objecttype.c and src/arch/arm/64/object/objecttype.c: Arch_getObjectSize; the bits of
  // frames in include/arch/arm/arch/{32,64}/mode/machine/hardware.h
  ['seL4_ARM_SmallPageObject', fixed('seL4_PageBits')],
  ['seL4_ARM_LargePageObject', fixed('seL4_LargePageBits')],
  ['seL4_ARM_SectionObject', fixed('seL4_SectionBits')],
  ['seL4_ARM_SuperSectionObject', fixed('seL4_SuperSectionBits')],
  ['seL4_ARM_HugePageObject', fixed('seL4_HugePageBits')],
  ['seL4_ARM_PageTableObject', fixed('seL4_PageTableBits')],
  ['seL4_ARM_PageDirectoryObject', fixed('seL4_PageDirBits')],
  ['seL4_ARM_VSpaceObject', fixed('seL4_VSpaceBits')],
  ['seL4_ARM_VCPUObject', fixed('seL4_VCPUBits')],
  ['seL4_ARM_IOPageTableObject', fixed('seL4_IOPageTableBits')],
  // The same in 12.1.0. Where addresses need no such level, the constant of the global directory is 0.
  ['seL4_ARM_PageUpperDirectoryObject', fixed('seL4_PUDBits')],
  ['seL4_ARM_PageGlobalDirectoryObject', fixed('seL4_PGDBits')],

  // src/arch/riscv/object/objecttype.c: Arch_getObjectSize
  ['seL4_RISCV_4K_Page', fixed('seL4_PageBits')],
  ['seL4_RISCV_PageTableObject', fixed('seL4_PageBits')],
  ['seL4_RISCV_Mega_Page', fixed('seL4_LargePageBits')],
  ['seL4_RISCV_Giga_Page', fixed('seL4_HugePageBits')],
  ['seL4_RISCV_Tera_Page', fixed('seL4_TeraPageBits')],

  // src/arch/x86/object/objecttype.c: Arch_getObjectSize; the bits of frames in
  // include/arch/x86/arch/machine/hardware.h
  ['seL4_X86_4K', fixed('seL4_PageBits')],
  ['seL4_X86_LargePageObject', fixed('seL4_LargePageBits')],
  ['seL4_X86_PageTableObject', fixed('seL4_PageTableBits')],
  ['seL4_X86_PageDirectoryObject', fixed('seL4_PageDirBits')],
  ['seL4_X86_PDPTObject', fixed('seL4_PDPTBits')],
  ['seL4_X86_IOPageTableObject', fixed('seL4_IOPageTableBits')],
  ['seL4_X86_VCPUObject', fixed('seL4_X86_VCPUBits')],
  ['seL4_X86_EPTPML4Object', fixed('seL4_X86_EPTPML4Bits')],
  ['seL4_X86_EPTPDPTObject', fixed('seL4_X86_EPTPDPTBits')],
  ['seL4_X86_EPTPDObject', fixed('seL4_X86_EPTPDBits')],
  ['seL4_X86_EPTPTObject', fixed('seL4_X86_EPTPTBits')],

  // src/arch/x86/64/object/objecttype.c: Mode_getObjectSize
  ['seL4_X64_PML4Object', fixed('seL4_PML4Bits')],
  ['seL4_X64_HugePageObject', fixed('seL4_HugePageBits')],
]);

/** Limits of sizes that the user chooses: the name here, the constant, and what it is. */
export const sizeLimits: readonly {
  readonly name: string;
  readonly constant: string;
  readonly doc: string;
}[] = [
  {
    name: 'MIN_UNTYPED_SIZE_BITS',
    constant: 'seL4_MinUntypedBits',
    doc: 'The smallest size of untyped memory: two to the power of this many bytes.',
  },
  {
    name: 'MAX_UNTYPED_SIZE_BITS',
    constant: 'seL4_MaxUntypedBits',
    doc: 'The largest size of untyped memory, and so of any object: two to the power of this many bytes.',
  },
  {
    name: 'MIN_SCHED_CONTEXT_SIZE_BITS',
    constant: 'seL4_MinSchedContextBits',
    doc: 'The smallest size of a scheduling context: two to the power of this many bytes.',
  },
];
