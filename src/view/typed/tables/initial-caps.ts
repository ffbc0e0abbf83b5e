// SPDX-License-Identifier: BSD-2-Clause

/** A capability that the root task starts with. */
export interface InitialCap {
  /** The slot of the root task's CNode, as libsel4 names it. */
  readonly slot: string;
  /** The kind of capability: an interface or an object by its name in C, or a role of it: `page`, `vspace`. */
  readonly capability: string;
  readonly doc: string;
  /** The option without which the slot is empty, where the kind exists without it too. */
  readonly option?: string;
}

const row = (slot: string, capability: string, doc: string): InitialCap => ({ slot, capability, doc });

/**
 * What is in which slot. libsel4's headers number the slots; what is there is in the kernel alone: in seL4's tree,
 * src/kernel/boot.c, src/arch/*\/kernel/boot.c, and for address spaces src/arch/*\/*\/kernel/vspace.c. Alike in all
 * releases from 12.1.0 to 16.0.0. Where a configuration lacks the kind of capability, the slot is empty.
 */
export const initialCaps: readonly InitialCap[] = [
  row('seL4_CapInitThreadTCB', 'seL4_TCB', 'The first thread.'),
  row('seL4_CapInitThreadCNode', 'seL4_CNode', 'The root of its CSpace: the CNode that has these slots.'),
  row('seL4_CapInitThreadVSpace', 'vspace', 'Its address space.'),
  row('seL4_CapIRQControl', 'seL4_IRQControl', 'Makes capabilities to interrupts.'),
  row('seL4_CapASIDControl', 'asidcontrol', 'Makes pools of address space identifiers.'),
  row('seL4_CapInitThreadASIDPool', 'asidpool', 'The pool that the first address space is in.'),
  row('seL4_CapIOPortControl', 'seL4_X86_IOPortControl', 'Makes capabilities to I/O ports.'),
  row('seL4_CapIOSpace', 'seL4_X86_IOSpace', "The IOMMU's address spaces of devices."),
  row('seL4_CapBootInfoFrame', 'page', 'The frame with the boot information.'),
  row('seL4_CapInitThreadIPCBuffer', 'page', 'The frame of the IPC buffer of the first thread.'),
  row('seL4_CapDomain', 'seL4_DomainSet', 'Puts threads into domains.'),
  row(
    'seL4_CapSMMUSIDControl',
    'seL4_ARM_SIDControl',
    'Makes capabilities to the stream IDs of the System MMU.',
  ),
  row(
    'seL4_CapSMMUCBControl',
    'seL4_ARM_CBControl',
    'Makes capabilities to the context banks of the System MMU.',
  ),
  row('seL4_CapInitThreadSC', 'seL4_SchedContext', 'The scheduling context of the first thread.'),
  { ...row('seL4_CapSMC', 'seL4_ARM_SMC', 'Calls the firmware.'), option: 'CONFIG_ALLOW_SMC_CALLS' },
];
