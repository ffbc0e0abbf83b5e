// SPDX-License-Identifier: BSD-2-Clause
import type { CallContext, SyscallFunction, TrapArguments } from './function.js';

/** A call without message: what goes in and what comes back are single words. */
function plain(
  syscall: string,
  doc: string,
  shape: 'null' | 'send_null' | 'send' | 'send_recv',
  parameters: readonly string[] = [],
  args: TrapArguments = {},
  more: Partial<SyscallFunction> = {},
): SyscallFunction {
  return {
    syscall,
    name: `seL4_${syscall}`,
    doc: [doc],
    parameters: () => parameters,
    body: ({ trap }) => [`${trap(shape, args)};`],
    ...more,
  };
}

/** A call whose result comes back where a badge would. */
/** Where the word that comes back is something else. */
const results: Readonly<Record<string, string>> = {
  seL4_Uint32: 'received.badge as seL4_Uint32',
  seL4_Error: 'seL4_Error(received.badge)',
};

function returning(syscall: string, doc: string, returns: string, parameter?: string): SyscallFunction {
  const args = parameter ? { dest: parameter } : {};
  return {
    ...plain(
      syscall,
      doc,
      'send_recv',
      parameter ? [`${parameter}: ${parameter === 'frame_cptr' ? 'seL4_Word' : 'seL4_CPtr'}`] : [],
    ),
    returns,
    body: ({ trap }) => [`let received = ${trap('send_recv', args)};`, results[returns] ?? 'received.badge'],
  };
}

const isArm = ({ arch }: { readonly arch: string }): boolean => arch === 'arm';

/** libsel4/include/sel4/syscalls.h and the syscalls.h of each architecture. */
export const otherFunctions: readonly SyscallFunction[] = [
  plain('Yield', 'Gives up the rest of the time slice; under MCS, of the budget.', 'null'),
  plain(
    'Send',
    'Signals a notification.',
    'send_null',
    ['dest: seL4_CPtr'],
    { dest: 'dest' },
    { name: 'seL4_Signal' },
  ),
  plain('DebugPutChar', "Prints a character on the kernel's console.", 'send_recv', ['c: u8'], {
    dest: 'seL4_Word::from(c)',
  }),
  plain('DebugDumpScheduler', "Prints all threads and their states on the kernel's console.", 'send_recv'),
  plain('DebugHalt', 'Halts the machine.', 'null'),
  returning(
    'DebugCapIdentify',
    'The type of the capability in a slot, as the kernel numbers them.',
    'seL4_Uint32',
    'cap',
  ),
  plain('DebugSnapshot', 'Prints the state of the system in capDL form.', 'null'),
  {
    ...plain('DebugNameThread', 'Names a thread; the kernel shows the name in its messages.', 'send_recv'),
    doc: [
      'Names a thread; the kernel shows the name in its messages.',
      '',
      'The name is put into the IPC buffer; what does not fit is cut off.',
    ],
    parameters: () => ['ipc: IpcBuffer', 'tcb: seL4_CPtr', 'name: &core::ffi::CStr'],
    body: ({ trap }) => ['ipc.write_string(name);', `${trap('send_recv', { dest: 'tcb' })};`],
  },
  plain(
    'DebugSendIPI',
    'Sends an interrupt to another core.',
    'send',
    ['target: seL4_Uint8', 'irq: u32'],
    { dest: 'seL4_Word::from(target)', info: 'irq as seL4_Word' },
    // The kernel knows the call on Arm alone, although syscall.xml lists it for all.
    { when: isArm },
  ),
  returning('DebugGetThreadAffinity', 'The core that a thread runs on.', 'seL4_Word', 'tcb'),
  plain(
    'DebugRun',
    'Runs a function in kernel mode.',
    'send_null',
    ['userfn: unsafe extern "C" fn(*mut core::ffi::c_void)', 'userarg: *mut core::ffi::c_void'],
    { dest: 'userfn as usize as seL4_Word', info: 'userarg as usize as seL4_Word' },
    { safety: '`userfn` runs with all privileges of the kernel.' },
  ),
  {
    ...plain('BenchmarkFlushCaches', 'Flushes all caches.', 'null'),
    body: ({ trap, target }) => [`${trap(target.arch === 'x86' ? 'null' : 'send_null', {})};`],
  },
  plain(
    'BenchmarkFlushCaches',
    'Flushes the first-level caches of the given kind.',
    'send_null',
    ['cache_type: seL4_Word'],
    { dest: '1', info: 'cache_type' },
    { name: 'seL4_BenchmarkFlushL1Caches', when: isArm },
  ),
  returning('BenchmarkResetLog', 'Empties the log.', 'seL4_Error'),
  returning('BenchmarkFinalizeLog', 'Ends logging; returns how many entries there are.', 'seL4_Word'),
  returning('BenchmarkSetLogBuffer', 'Gives the kernel a frame to log to.', 'seL4_Error', 'frame_cptr'),
  plain('BenchmarkNullSyscall', 'Enters and leaves the kernel.', 'null'),
  plain(
    'BenchmarkGetThreadUtilisation',
    "Writes a thread's times into the IPC buffer.",
    'send_recv',
    ['tcb_cptr: seL4_Word'],
    { dest: 'tcb_cptr' },
  ),
  plain(
    'BenchmarkResetThreadUtilisation',
    "Sets a thread's times to 0.",
    'send_recv',
    ['tcb_cptr: seL4_Word'],
    {
      dest: 'tcb_cptr',
    },
  ),
  plain('BenchmarkDumpAllThreadsUtilisation', 'Prints the times of all threads.', 'send_recv'),
  plain('BenchmarkResetAllThreadsUtilisation', 'Sets the times of all threads to 0.', 'send_recv'),
  {
    ...plain('X86DangerousWRMSR', 'Writes a model-specific register.', 'send'),
    parameters: ({ target }) => [
      ...(isNarrow(target) ? ['ipc: IpcBuffer'] : []),
      'msr: seL4_Uint32',
      'value: seL4_Uint64',
    ],
    body: (context) => writeMsr(context),
    safety: 'The register may change how the whole machine behaves.',
  },
  {
    ...plain('X86DangerousRDMSR', 'Reads a model-specific register.', 'send_recv'),
    parameters: ({ target }) => [...(isNarrow(target) ? ['ipc: IpcBuffer'] : []), 'msr: seL4_Uint32'],
    returns: 'seL4_Uint64',
    body: (context) => readMsr(context),
  },
  {
    ...plain('VMEnter', 'Runs the guest of the VCPU that is bound to the thread.', 'send_recv'),
    doc: [
      'Runs the guest of the VCPU that is bound to the thread.',
      '',
      'The message registers in the IPC buffer are the state that the guest starts with, and take what it stopped',
      'with. Returns `SEL4_VMENTER_RESULT_FAULT` if the guest stopped, or `SEL4_VMENTER_RESULT_NOTIF` if a signal came',
      'in; only then `sender` is written.',
    ],
    parameters: () => ['ipc: IpcBuffer', 'sender: Option<&mut seL4_Word>'],
    returns: 'seL4_Word',
    body: ({ trap }) => [
      'let mrs = ipc.load_message_registers();',
      `let received = ${trap('send_recv', { mrs: 'mrs' })};`,
      'ipc.store_message_registers(received.mrs);',
      'let is_signal = received.info == SEL4_VMENTER_RESULT_NOTIF;',
      'match sender {',
      '    Some(sender) if is_signal => *sender = received.badge,',
      '    _ => (),',
      '}',
      'received.info',
    ],
  },
  plain(
    'SetTLSBase',
    "Sets the running thread's register for thread-local storage.",
    'send_null',
    ['tls_base: seL4_Word'],
    {
      dest: 'tls_base',
    },
  ),
];

/** Whether the second word of a message does not travel in a register: ia32 under MCS. */
function isNarrow({ wordSize, messageRegisters }: CallContext['target']): boolean {
  return wordSize === 32 && messageRegisters < 2;
}

function writeMsr({ target, trap }: CallContext): string[] {
  const words = Array.from({ length: target.messageRegisters }, () => '0');
  words[0] = target.wordSize === 32 ? 'low' : 'value';
  if (target.wordSize === 32 && words.length > 1) words[1] = 'high';
  return [
    ...(target.wordSize === 32
      ? ['let low = value as seL4_Word;', 'let high = (value >> 32) as seL4_Word;']
      : []),
    ...(isNarrow(target) ? ['ipc.set_mr(1, high);'] : []),
    `${trap('send', { dest: 'msr as seL4_Word', mrs: `[${words.join(', ')}]` })};`,
  ];
}

function readMsr({ target, trap }: CallContext): string[] {
  const receive = `let received = ${trap('recv', { dest: 'msr as seL4_Word' })};`;
  if (target.wordSize === 64) return [receive, 'received.mrs[0]'];
  const high = isNarrow(target) ? 'ipc.get_mr(1)' : 'received.mrs[1]';
  return [
    receive,
    `let high = ${high};`,
    'seL4_Uint64::from(received.mrs[0]) | (seL4_Uint64::from(high) << 32)',
  ];
}
