// SPDX-License-Identifier: BSD-2-Clause

// What the headers do not say of faults and their words: names and our own words, no numbers.

/** The tag of the union of faults that is none: a message with its label is one of a program. */
export const noFault = 'NullFault';

/** What faults mean, after the manual's chapter on threads (manual/parts/threads.tex, Faults); of others, the name. */
export const faultDocs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    NullFault: 'No fault: the kernel sends no message with this label, programs may.',
    CapFault:
      'A system call named a capability that is not there, or has not the type or the rights for it. Any reply restarts the thread.',
    UnknownSyscall: 'A system call with a number that the kernel does not know.',
    UserException: 'An exception of the processor, such as a division by zero.',
    DebugException: 'A breakpoint, a watchpoint, a single step, or an instruction that asks for a break.',
    Timeout: 'A thread has used up its budget.',
    VMFault:
      'A thread read, wrote or executed memory that is not mapped, or not with that right. Any reply restarts the thread.',
    VGICMaintenance:
      'The virtual interrupt controller of a VCPU has something to say. Any reply restarts the thread.',
    VCPUFault: 'A VCPU did what its host has to handle. Any reply restarts the thread.',
    VPPIEvent: 'A virtual private interrupt of a VCPU. Any reply restarts the thread.',
  }),
);

/** What words of messages mean, by enumerators without `seL4_`; of others, the register of that name. */
export const wordDocs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CapFault_IP: 'Where the thread will go on if it is restarted.',
    CapFault_Addr: 'The address of the capability.',
    CapFault_InRecvPhase: 'Whether the thread was receiving, not sending.',
    UnknownSyscall_FaultIP: 'Where the thread will go on if it is restarted: at the system call itself.',
    UnknownSyscall_Syscall: 'The number of the system call.',
    UserException_FaultIP: 'Where the thread will go on if it is restarted: at the instruction itself.',
    UserException_Number: 'The number of the exception.',
    UserException_Code: 'What else the processor says of the exception.',
    DebugException_FaultIP: 'Where the thread will go on if it is restarted.',
    DebugException_ExceptionReason: 'What happened.',
    DebugException_TriggerAddress:
      'The address that a breakpoint or watchpoint waited for. Other reasons come without.',
    DebugException_BreakpointNumber:
      'The number of the breakpoint or watchpoint. Other reasons come without.',
    Timeout_Data: 'Which scheduling context it is: the `badge` that `SchedControl::configure` was given.',
    VMFault_IP: 'Where the thread will go on if it is restarted.',
    VMFault_Addr: 'The address that was used.',
    VMFault_PrefetchFault: 'Whether an instruction was to be fetched from there.',
    VMFault_FSR: 'What the processor says of the fault, in its own format.',
    VGICMaintenance_IDX: 'Which list register it is, if that is known.',
    VPPIEvent_IRQ: 'The number of the interrupt.',
    VCPUFault_HSR: "The processor's syndrome register: HSR, or ESR on AArch64.",
  }),
);

/** What a word is: a flag, a number that may not be known, a reason for debug exceptions, an address, a badge. */
export type WordKind = 'flag' | 'known' | 'reason' | 'capability' | 'badge';

/** How a word is given. Words without a row are given as they are. */
export const wordKinds: ReadonlyMap<string, { readonly name?: string; readonly kind: WordKind }> = new Map<
  string,
  { readonly name?: string; readonly kind: WordKind }
>([
  ['VMFault_PrefetchFault', { name: 'is_prefetch', kind: 'flag' }],
  ['CapFault_Addr', { kind: 'capability' }],
  ['CapFault_InRecvPhase', { name: 'is_receive', kind: 'flag' }],
  // All bits set where it is not known: in seL4's tree, src/arch/arm/api/faults.c, Arch_setMRs_fault.
  ['VGICMaintenance_IDX', { kind: 'known' }],
  ['DebugException_ExceptionReason', { kind: 'reason' }],
  ['Timeout_Data', { kind: 'badge' }],
]);

/** The enum of the reasons for debug exceptions. */
export const reasonEnum = 'seL4_BreakpointType';

/**
 * Words of the time that a thread has consumed. Where it takes two, the kernel puts the low one first, whatever the
 * headers call them: in seL4's tree, include/32/mode/api/ipc_buffer.h, mode_setTimeArg, called by src/api/faults.c,
 * setMRs_fault. The headers (sel4_arch/constants.h) call the first one HighBits, and so does the manual. So it is in
 * all releases from 12.1.0 to 16.0.0; a test reads the kernel's sources.
 */
export const consumedWords: readonly string[] = ['Consumed', 'Consumed_HighBits', 'Consumed_LowBits'];
