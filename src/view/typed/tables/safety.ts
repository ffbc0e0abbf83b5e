// SPDX-License-Identifier: BSD-2-Clause

/** Whether a method can be called without `unsafe`, or what its caller has to answer for. */
export type Safety = { readonly isSafe: true } | { readonly isSafe: false; readonly promise: string };

interface Row {
  readonly interface: RegExp;
  readonly method: RegExp;
  /** Undefined for a safe method. */
  readonly promise: string | undefined;
}

const unsafeRow = (owner: RegExp, method: RegExp, promise: string): Row => ({
  interface: owner,
  method,
  promise,
});
const safeRow = (owner: RegExp, method: RegExp): Row => ({ interface: owner, method, promise: undefined });

/** Tables between the root of an address space and its pages, and the roots themselves. */
const tables = /^seL4_(?:ARM|X86|X64|RISCV)_(?:Page\w*(?:Table|Directory)|PDPT|EPTPDPT|EPTPD|EPTPT)$/;
const pages = /^seL4_(?:ARM|X86|RISCV)_Page$/;
const dma = /^seL4_(?:ARM|X86)_IOPageTable$/;

const unmaps =
  'Memory that Rust code relies on stays mapped as it is: nothing of what is unmapped is used afterwards.';
const execution =
  'The thread, from then on, executes only code that is right for the state that it is given: its registers, its ' +
  'stack, its address space and its thread-local storage.';
const devices =
  'Devices that are given access to memory, or lose it, write to no memory that Rust code relies on.';
const buffer =
  "The frame holds nothing else that Rust code relies on, and is no other thread's IPC buffer: the kernel writes to " +
  'it. Handles to the IPC buffer that the thread had before are used no more.';
const guests = 'The guest, in the state that it is given, reaches no memory that Rust code relies on.';

/**
 * A method is unsafe if by it the kernel may unmap, overwrite or execute memory that Rust code relies on. The first
 * row that fits counts; a method without one is unsafe, because nobody has judged it.
 */
const rows: readonly Row[] = [
  // src/object/untyped.c: only memory that no object and no mapping uses is cleared and handed out.
  safeRow(/^seL4_Untyped$/, /^Retype$/),

  // src/object/tcb.c
  unsafeRow(/^seL4_TCB$/, /^(?:WriteRegisters|CopyRegisters|SetSpace|SetTLSBase|SetEPTRoot)$/, execution),
  unsafeRow(/^seL4_TCB$/, /^Configure$/, `${execution} ${buffer}`),
  unsafeRow(/^seL4_TCB$/, /^SetIPCBuffer$/, buffer),
  safeRow(
    /^seL4_TCB$/,
    /^(?:ReadRegisters|SetPriority|SetMCPriority|SetSchedParams|SetTimeoutEndpoint|Suspend|Resume)$/,
  ),
  safeRow(/^seL4_TCB$/, /^(?:BindNotification|UnbindNotification|SetFlags|SetAffinity)$/),
  safeRow(/^seL4_TCB$/, /^(?:SetBreakpoint|GetBreakpoint|UnsetBreakpoint|ConfigureSingleStepping)$/),

  // src/object/cnode.c. Objects vanish with their last capability, mappings with the capability of their frame.
  unsafeRow(
    /^seL4_CNode$/,
    /^(?:Revoke|Delete)$/,
    'Nothing that vanishes with the capabilities is used afterwards: no mapping, no address space, no IPC buffer, no ' +
      'thread that other code waits for.',
  ),
  safeRow(/^seL4_CNode$/, /^(?:CancelBadgedSends|Copy|Mint|Move|Mutate|Rotate|SaveCaller)$/),

  // src/object/interrupt.c and those of the architectures
  safeRow(/^seL4_IRQControl$/, /^(?:Get(?:Trigger|TriggerCore|IOAPIC|MSI)?|IssueSGISignal)$/),
  safeRow(/^seL4_IRQHandler$/, /^(?:Ack|SetNotification|Clear)$/),

  // src/object/schedcontext.c, src/object/schedcontrol.c, and domains in src/object/tcb.c
  safeRow(/^seL4_Sched(?:Control|Context)$/, /^(?:Configure\w*|Bind|Unbind|UnbindObject|Consumed|YieldTo)$/),
  safeRow(/^seL4_DomainSet$/, /^(?:Set|ScheduleConfigure|ScheduleSetStart)$/),

  // src/arch/*/kernel/vspace.c. A table is empty when it is mapped, and a slot in use is refused; without it all that
  // it maps is gone.
  safeRow(tables, /^(?:Map|GetStatusBits)$/),
  unsafeRow(tables, /^Unmap$/, unmaps),
  unsafeRow(
    pages,
    /^(?:Map|Remap|MapEPT)$/,
    'Mapping the frame does not break what Rust code relies on: memory that is in use is neither replaced nor made ' +
      'less accessible, and no reference sees memory change behind its back.',
  ),
  unsafeRow(pages, /^Unmap$/, unmaps),
  unsafeRow(pages, /^MapIO$/, devices),
  safeRow(pages, /^GetAddress$/),
  // What the cache alone has is lost.
  unsafeRow(
    /^seL4_ARM_(?:Page|PageDirectory|PageGlobalDirectory|VSpace)$/,
    /^Invalidate_Data$/,
    'No memory in the range has been written to since its data was last cleaned, as far as Rust code relies on it: ' +
      'what stands in the cache alone is lost.',
  ),
  safeRow(
    /^seL4_ARM_(?:Page|PageDirectory|PageGlobalDirectory|VSpace)$/,
    /^(?:Clean_Data|CleanInvalidate_Data|Unify_Instruction)$/,
  ),
  safeRow(/^seL4_(?:ARM|X86|RISCV)_ASID(?:Control|Pool)$/, /^(?:MakePool|Assign)$/),

  // src/object/iospace and smmu.c of the architectures
  unsafeRow(dma, /^(?:Map|Unmap)$/, devices),
  unsafeRow(/^seL4_ARM_SID$/, /^(?:BindCB|UnbindCB)$/, devices),
  unsafeRow(/^seL4_ARM_CB$/, /^(?:AssignVspace|UnassignVspace)$/, devices),
  safeRow(/^seL4_ARM_(?:SIDControl|CBControl|CB)$/, /^(?:Get\w+|ClearFault|CB\w+Fault|TLBInvalidate\w*)$/),

  // src/arch/x86/object/ioport.c
  safeRow(/^seL4_X86_IOPortControl$/, /^Issue$/),
  safeRow(/^seL4_X86_IOPort$/, /^In(?:8|16|32)$/),
  unsafeRow(
    /^seL4_X86_IOPort$/,
    /^Out(?:8|16|32)$/,
    'The device does nothing to memory that Rust code relies on.',
  ),

  // src/arch/arm/object/vcpu.c, src/arch/x86/object/vcpu.c
  unsafeRow(
    /^seL4_(?:ARM|X86)_VCPU$/,
    /^(?:SetTCB|WriteRegs|WriteVMCS|WriteMSR|WriteRegisters|EnableIOPort)$/,
    guests,
  ),
  safeRow(/^seL4_(?:ARM|X86)_VCPU$/, /^(?:InjectIRQ|ReadRegs|AckVPPI|ReadVMCS|ReadMSR|DisableIOPort)$/),

  // src/arch/arm/object/smc.c
  unsafeRow(
    /^seL4_ARM_SMC$/,
    /^Call$/,
    'The firmware does nothing to memory that Rust code relies on when it is called with these arguments.',
  ),
];

const unknown =
  'The method is not known to be safe: nothing of what it does is at odds with what Rust code relies on.';

/** Whether there is a row for the method. */
export function isJudged(owner: string, method: string): boolean {
  return rowOf(owner, method) !== undefined;
}

export function safetyOf(owner: string, method: string): Safety {
  const row = rowOf(owner, method);
  if (row && row.promise === undefined) return { isSafe: true };
  return { isSafe: false, promise: row?.promise ?? unknown };
}

function rowOf(owner: string, method: string): Row | undefined {
  return rows.find((row) => row.interface.test(owner) && row.method.test(method));
}
