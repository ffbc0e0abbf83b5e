// SPDX-License-Identifier: BSD-2-Clause
import { withoutArchitecture } from './objects.js';

// What types are, in our own words: the specs describe what a method is invoked on, not what the kind is.

/** By the name in C; `seL4_Page` stands for those of all architectures. The seL4 manual. */
const capabilities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    seL4_ASIDControl: 'A capability that makes pools of address space identifiers (ASIDs).',
    seL4_ASIDPool:
      'A capability to a pool of identifiers: an address space needs one before anything is mapped.',
    seL4_CB: 'A capability to a context bank of the System MMU: the address space that devices see.',
    seL4_CBControl: 'A capability that makes capabilities to context banks of the System MMU.',
    seL4_CNode: 'A capability to a CNode: slots for capabilities. CNodes make up the CSpace of a thread.',
    seL4_DomainSet: 'A capability that puts threads into domains, and sets the schedule of domains.',
    seL4_EPTPD: 'A capability to a page directory of a guest: the third level of its physical memory.',
    seL4_EPTPDPT:
      'A capability to a page directory pointer table of a guest: the second level of its physical memory.',
    seL4_EPTPML4: 'A capability to the root of the tables that map the physical memory of a guest.',
    seL4_EPTPT: 'A capability to a page table of a guest: the last level of its physical memory.',
    seL4_IOPageTable: 'A capability to a page table for devices.',
    seL4_IOPort: 'A capability to a range of I/O ports.',
    seL4_IOPortControl: 'A capability that makes capabilities to I/O ports.',
    seL4_IOSpace: 'A capability to the address space that a device sees.',
    seL4_IRQControl: 'A capability that makes capabilities to interrupts.',
    seL4_IRQHandler: 'A capability to one interrupt: what it signals, and to acknowledge it.',
    seL4_PDPT: 'A capability to a page directory pointer table: the second level of an address space.',
    seL4_PML4: 'A capability to the root of the tables of an address space.',
    seL4_Page: 'A capability to a frame: memory that can be mapped. Each capability maps it once.',
    seL4_PageDirectory:
      'A capability to a page directory: a table whose entries are page tables and large pages.',
    seL4_PageGlobalDirectory: 'A capability to the root of the tables of an address space.',
    seL4_PageTable:
      'A capability to a page table: a table of an address space, of which the last level maps pages.',
    seL4_PageUpperDirectory: 'A capability to a page upper directory: the second level of an address space.',
    seL4_SchedContext: 'A capability to a scheduling context: processor time that a thread can run on.',
    seL4_SchedControl: 'A capability to the processor time of a core: it sets what scheduling contexts have.',
    seL4_SID: 'A capability to a stream of the System MMU: what it knows a device by.',
    seL4_SIDControl: 'A capability that makes capabilities to streams of the System MMU.',
    seL4_SMC: 'A capability that calls the firmware.',
    seL4_TCB: 'A capability to a thread: its thread control block.',
    seL4_Untyped: 'A capability to untyped memory, of which objects are made.',
    seL4_VCPU: 'A capability to a virtual processor, which runs a guest.',
    seL4_VSpace: 'A capability to an address space: the root of its tables.',
  }),
);

/** Structs that are passed word by word. */
const structs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    seL4_UserContext: 'The registers of a thread.',
    seL4_VCPUContext: 'The registers of a guest.',
    seL4_SMCContext: 'What a call of the firmware takes and returns in registers.',
  }),
);

export function capabilityText(name: string): string | undefined {
  return capabilities.get(withoutArchitecture(name) ?? name);
}

export function structText(name: string): string | undefined {
  return structs.get(withoutArchitecture(name) ?? name);
}
