// SPDX-License-Identifier: BSD-2-Clause

/** An argument that the kernel calls by the number of another one. */
export interface Miscount {
  readonly interface: RegExp;
  readonly method: RegExp;
  /** The parameter at whose number it stands; undefined for the number behind the last word. */
  readonly at: string | undefined;
  /** What can be wrong in truth, as the kernel's checks read. */
  readonly meant: readonly string[];
}

/** How the invoked capability is called here. */
export const invoked = '_service';

/**
 * Where the number in `InvalidArgument` or `InvalidCapability` is, or can be, not that of the word or capability that
 * the kernel found wrong. Everywhere else it counts message words from 0, or capabilities from the invoked one.
 * Source: what stands before each `invalidArgumentNumber` and `invalidCapNumber` in the kernel's src/object and
 * src/arch, release 16.0.0.
 */
export const miscounts: readonly Miscount[] = [
  // src/object/untyped.c: what cannot be made of device memory.
  { interface: /^seL4_Untyped$/, method: /^Retype$/, at: 'size_bits', meant: ['size_bits', 'type'] },
  // src/object/tcb.c, decodeSetBreakpoint: a breakpoint that does not go with the type; the kind of access.
  { interface: /^seL4_TCB$/, method: /^SetBreakpoint$/, at: 'type', meant: ['type', 'bp_num'] },
  { interface: /^seL4_TCB$/, method: /^SetBreakpoint$/, at: 'size', meant: ['size', 'rw'] },
  // src/object/domain.c: a capability, counted as if it were a word.
  { interface: /^seL4_DomainSet$/, method: /^Set$/, at: undefined, meant: ['thread'] },
  // src/object/interrupt.c: a capability that is not the invoked one, but is given its number; so below.
  {
    interface: /^seL4_IRQHandler$/,
    method: /^SetNotification$/,
    at: invoked,
    meant: [invoked, 'notification'],
  },
  // src/arch/x86/object/iospace.c
  { interface: /^seL4_X86_IOPageTable$/, method: /^Map$/, at: invoked, meant: [invoked, 'iospace'] },
  { interface: /^seL4_X86_Page$/, method: /^MapIO$/, at: invoked, meant: [invoked, 'iospace'] },
  // src/arch/x86/object/vcpu.c: either end of the range.
  { interface: /^seL4_X86_VCPU$/, method: /^EnableIOPort$/, at: 'low', meant: ['low', 'high'] },
  // src/arch/x86/kernel/vspace.c: no page is mapped there.
  { interface: /^seL4_X86_PageDirectory$/, method: /^GetStatusBits$/, at: undefined, meant: ['vaddr'] },
  // src/arch/arm/object/vcpu.c: counted from 1.
  { interface: /^seL4_ARM_VCPU$/, method: /^ReadRegs$/, at: undefined, meant: ['field'] },
  { interface: /^seL4_ARM_VCPU$/, method: /^WriteRegs$/, at: 'value', meant: ['field'] },
  // src/arch/arm/*/kernel/vspace.c: either offset reaches beyond the page.
  {
    interface: /^seL4_ARM_Page$/,
    method: /^(?:Clean_Data|Invalidate_Data|CleanInvalidate_Data|Unify_Instruction)$/,
    at: 'start_offset',
    meant: ['start_offset', 'end_offset'],
  },
];
