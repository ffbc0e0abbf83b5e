// SPDX-License-Identifier: BSD-2-Clause

/**
 * Titles of the sections of seL4's manual that the specs refer to, by the manual's labels: manual/parts of seL4's tree,
 * alike in the releases from 12.1.0 to 16.0.0.
 */
const titles: ReadonlyMap<string, string> = new Map([
  ['ch:vspace', 'Address Spaces and Virtual Memory'],
  ['s:cspace-addressing', 'CSpace Addressing'],
  ['sec:cap_derivation', 'Capability Derivation Tree'],
  ['sec:cap_rights', 'Capability Rights'],
  ['sec:caps_to_new_objects', 'Capabilities to Newly-Retyped Objects'],
  ['sec:cnode-ops', 'CNode Methods'],
  ['sec:debug_exceptions', 'Debug Exception: Breakpoints and Watchpoints'],
  ['sec:domains', 'Domains'],
  ['sec:errors', 'Error Codes'],
  ['sec:interrupts', 'Interrupt Delivery'],
  ['sec:ioports', 'I/O Ports'],
  ['sec:iospace', 'I/O Space'],
  ['sec:kernmemalloc', 'Kernel Memory Allocation'],
  ['sec:messageinfo', 'Message Registers'],
  ['sec:notification-binding', 'Binding Notifications'],
  ['sec:object_sizes', 'Summary of Object Sizes'],
  ['sec:passive', 'Passive Threads'],
  ['sec:read_write_registers', 'Message Layout of the Read-/Write-Registers Methods'],
  ['sec:sched', 'Scheduling'],
  ['sec:scheduling_contexts', 'Scheduling Contexts'],
  ['sec:single_stepping_debug_exception', 'Debug Exception: Single-stepping'],
  ['sec:smmuv2-configuring-context-banks', 'Configuring context banks'],
  ['sec:smmuv2-configuring-streams-transactions', 'Configuring streams (transactions)'],
  ['sec:smmuv2-creating-sel4-arm-cb-capabilities', 'Creating seL4_ARM_CB capabilities'],
  ['sec:smmuv2-creating-sel4-arm-sid-capabilities', 'Creating seL4_ARM_SID capabilities'],
  ['sec:smmuv2-fault-handling', 'Fault handling'],
  ['sec:smmuv2-tlb-invalidation', 'TLB invalidation'],
  ['sec:thread_creation', 'Thread Creation'],
  ['sec:thread_deactivation', 'Thread Deactivation'],
  ['sec:threads', 'Threads'],
  ['sec:virt', 'Virtualisation'],
  ['sec:virt-arm', 'Virtualisation: Arm'],
  ['sec:x86_interrupts', 'I/O: Interrupts'],
]);

/** Short references are labels without what sections begin with. */
const kinds = ['', 'sec:', 'ch:'];

/** The title of a section; undefined of one that this program does not know. */
export function manualTitle(label: string): string | undefined {
  return kinds.map((kind) => titles.get(`${kind}${label}`)).find((title) => title !== undefined);
}

/** A label without a title, as words: `sec:new_things` is `new things`. */
export function labelWords(label: string): string {
  return label
    .replace(/^\w*:/, '')
    .replace(/[-_:]+/g, ' ')
    .trim();
}
