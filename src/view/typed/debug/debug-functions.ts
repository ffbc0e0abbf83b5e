// SPDX-License-Identifier: BSD-2-Clause

/** A function of module `debug` around one of the raw layer. */
export interface DebugFunction {
  /** The function of the raw layer whose presence brings this one. */
  readonly raw: string;
  readonly name: string;
  readonly doc: readonly string[];
  readonly parameters?: readonly string[];
  readonly returns?: string;
  /** When it fails; of functions that return a result. */
  readonly errors?: string;
  /** What a caller must promise; a function without is safe. */
  readonly safety?: string;
  /** Statements before the call, the call's arguments, and what is made of its value, which is called `value`. */
  readonly before?: readonly string[];
  readonly args?: readonly string[];
  readonly result?: string;
}

/** The kernel takes any other capability for a sign that nothing can be relied on (src/api/syscall.c). */
const haltsOnOther = 'The kernel halts the machine if the capability is not one of a thread.';
const thread = ['thread: impl Into<CPtr>'];
const capability = ['let cptr = thread.into();'];

/**
 * Safe are those by which the kernel only prints, counts, names or stops: no memory of the program changes but the IPC
 * buffer. Source: libsel4/include/sel4/syscalls.h, and the kernel's src/api/syscall.c and src/benchmark/.
 */
export const debugFunctions: readonly DebugFunction[] = [
  {
    raw: 'seL4_DebugPutChar',
    name: 'put_char',
    doc: ["Prints a byte on the kernel's console."],
    parameters: ['byte: u8'],
    args: ['byte'],
  },
  {
    raw: 'seL4_DebugDumpScheduler',
    name: 'dump_scheduler',
    doc: ["Prints all threads and their states on the kernel's console."],
  },
  { raw: 'seL4_DebugHalt', name: 'halt', doc: ['Halts the machine.'] },
  { raw: 'seL4_DebugSnapshot', name: 'snapshot', doc: ['Prints the state of the system in capDL form.'] },
  {
    raw: 'seL4_DebugCapIdentify',
    name: 'identify',
    doc: [
      "The type of the capability in a slot, by the kernel's own number for it; 0 is an empty slot.",
      '',
      "The numbers are the tags of the union `cap` in the kernel's sources, which are not part of the ABI.",
    ],
    parameters: ['capability: impl Into<CPtr>'],
    returns: 'u32',
    before: ['let cptr = capability.into();'],
    args: ['cptr.bits()'],
    result: 'value',
  },
  {
    raw: 'seL4_DebugNameThread',
    name: 'name_thread',
    doc: [
      'Names a thread; the kernel shows the name in its messages.',
      '',
      `Overwrites the message in the IPC buffer. ${haltsOnOther}`,
    ],
    parameters: ['context: impl Context', ...thread, 'name: &core::ffi::CStr'],
    before: [...capability, 'let ipc = context.ipc_buffer();'],
    args: ['ipc', 'cptr.bits()', 'name'],
  },
  {
    raw: 'seL4_DebugGetThreadAffinity',
    name: 'thread_affinity',
    doc: ['The core that a thread runs on.', '', haltsOnOther],
    parameters: thread,
    returns: 'Word',
    before: capability,
    args: ['cptr.bits()'],
    result: 'value',
  },
  {
    raw: 'seL4_DebugSendIPI',
    name: 'send_ipi',
    doc: ['Sends an interrupt to another core.'],
    parameters: ['target: u8', 'irq: u32'],
    safety: 'The interrupt is none by which the cores of the kernel speak with each other.',
    args: ['target', 'irq'],
  },
  {
    raw: 'seL4_DebugRun',
    name: 'run_in_kernel',
    doc: ['Runs a function in kernel mode.'],
    parameters: [
      'function: unsafe extern "C" fn(*mut core::ffi::c_void)',
      'argument: *mut core::ffi::c_void',
    ],
    safety: '`function` may be called with `argument`, and with all privileges of the kernel.',
    args: ['function', 'argument'],
  },
  {
    raw: 'seL4_BenchmarkFlushCaches',
    name: 'flush_caches',
    doc: ['Flushes all caches.'],
  },
  {
    raw: 'seL4_BenchmarkFlushL1Caches',
    name: 'flush_l1_caches',
    doc: ['Flushes the first-level caches of the given kind.'],
    parameters: ['kind: Word'],
    args: ['kind'],
  },
  {
    raw: 'seL4_BenchmarkResetLog',
    name: 'reset_log',
    doc: ['Empties the log, and begins to log.'],
    errors: 'The kernel has been given no frame to log to.',
    returns: 'Result<()>',
    result: 'checked(value)',
  },
  {
    raw: 'seL4_BenchmarkFinalizeLog',
    name: 'finalize_log',
    doc: ['Ends logging; returns how many entries there are.'],
    returns: 'Word',
    result: 'value',
  },
  {
    raw: 'seL4_BenchmarkSetLogBuffer',
    name: 'set_log_buffer',
    doc: ['Gives the kernel a frame to log to.'],
    errors: 'The capability is not one of a frame of the size that the kernel logs to.',
    parameters: ['frame: impl Into<CPtr>'],
    returns: 'Result<()>',
    safety: 'Nothing relies on what is in the frame: from now on, the kernel writes to it.',
    before: ['let cptr = frame.into();'],
    args: ['cptr.bits()'],
    result: 'checked(value)',
  },
  {
    raw: 'seL4_BenchmarkNullSyscall',
    name: 'null_syscall',
    doc: ['Enters and leaves the kernel.'],
  },
  {
    raw: 'seL4_BenchmarkGetThreadUtilisation',
    name: 'thread_utilisation',
    doc: [
      'The times and counts of a thread, of the idle thread and of the core.',
      '',
      'Overwrites the message in the IPC buffer. If the capability is not one of a thread, the values mean nothing.',
    ],
    parameters: ['context: impl Context', ...thread],
    returns: 'Utilisation',
    before: [...capability, 'let ipc = context.ipc_buffer();'],
    args: ['cptr.bits()'],
    result: 'Utilisation::read(ipc)',
  },
  {
    raw: 'seL4_BenchmarkResetThreadUtilisation',
    name: 'reset_thread_utilisation',
    doc: ["Sets a thread's times to 0."],
    parameters: thread,
    before: capability,
    args: ['cptr.bits()'],
  },
  {
    raw: 'seL4_BenchmarkDumpAllThreadsUtilisation',
    name: 'dump_all_threads_utilisation',
    doc: ['Prints the times of all threads.'],
  },
  {
    raw: 'seL4_BenchmarkResetAllThreadsUtilisation',
    name: 'reset_all_threads_utilisation',
    doc: ['Sets the times of all threads to 0.'],
  },
  {
    raw: 'seL4_X86DangerousWRMSR',
    name: 'write_msr',
    doc: ['Writes a model-specific register.'],
    parameters: ['register: u32', 'value: u64'],
    safety: 'The processor has the register, and works as Rust code relies on afterwards.',
    args: ['register', 'value'],
  },
  {
    raw: 'seL4_X86DangerousRDMSR',
    name: 'read_msr',
    doc: ['Reads a model-specific register.'],
    parameters: ['register: u32'],
    returns: 'u64',
    safety: 'The processor has the register, and reading it changes nothing that Rust code relies on.',
    args: ['register'],
    result: 'value',
  },
];
