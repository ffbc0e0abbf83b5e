// SPDX-License-Identifier: BSD-2-Clause

/** A kind of capability that no interface of the specs has: messages are sent to it, or it is handed over. */
export interface OtherObject {
  readonly name: string;
  readonly doc: string;
  /** Where it exists: everywhere, under MCS, or where the headers declare a type of its name. */
  readonly exists: 'always' | 'mcs' | 'declared';
}

/** libsel4/include/sel4/objecttype.h, and libsel4/arch_include/arm/sel4/arch/types.h. */
export const otherObjects: readonly OtherObject[] = [
  {
    name: 'seL4_Endpoint',
    doc: 'A capability to an endpoint: threads meet at it to exchange messages.',
    exists: 'always',
  },
  {
    name: 'seL4_Notification',
    doc: 'A capability to a notification: a word of flags that can be signalled and waited for.',
    exists: 'always',
  },
  {
    name: 'seL4_Reply',
    doc: 'A capability to a reply object: whoever has it can answer a caller.',
    exists: 'mcs',
  },
  {
    name: 'seL4_ARM_SGI_Signal',
    doc: 'A capability that raises a software-generated interrupt when it is signalled.',
    exists: 'declared',
  },
];

/**
 * The capability that stands for an address space: the root of its tables, by `sel4_arch`; the first that exists
 * counts. libsel4/sel4_arch_include/*\/sel4/sel4_arch/mapping.h and the kernel's isValidNativeRoot, isVTableRoot.
 */
export const addressSpaces: Readonly<Record<string, readonly string[]>> = {
  aarch32: ['seL4_ARM_PageDirectory'],
  arm_hyp: ['seL4_ARM_PageDirectory'],
  // Before 13.0.0 the root had a name of its own.
  aarch64: ['seL4_ARM_VSpace', 'seL4_ARM_PageGlobalDirectory'],
  ia32: ['seL4_X86_PageDirectory'],
  x86_64: ['seL4_X64_PML4'],
  riscv32: ['seL4_RISCV_PageTable'],
  riscv64: ['seL4_RISCV_PageTable'],
};

/** Prefixes of names that only one architecture has: `seL4_ARM_Page` is `Page` too, for programs that run on all. */
const architecturePrefixes: readonly string[] = ['ARM', 'X86', 'X64', 'RISCV'];

/** `seL4_ARM_Page` as `seL4_Page`; undefined for a name without such a prefix. */
export function withoutArchitecture(name: string): string | undefined {
  const [, prefix = '', rest = ''] = /^seL4_([A-Z0-9]+)_(\w+)$/.exec(name) ?? [];
  return architecturePrefixes.includes(prefix) ? `seL4_${rest}` : undefined;
}

/** Enums whose values are combined: by the ends of their names. libsel4/*\/sel4/…/types.h and constants.h. */
export const flagEnums = /(?:VMAttributes|Flags?)$/;
