// SPDX-License-Identifier: BSD-2-Clause

/** Functions that execute more than C's on processors where the aim is that none does. docs/costs.md says how much more. */
export interface Excuse {
  readonly why: string;
  /** Of the configurations, by release and name. */
  readonly configurations: RegExp;
  readonly functions: readonly string[];
}

export const excuses: readonly Excuse[] = [
  {
    why: 'volatile accesses are not joined to pairs or vectors, where C copies as many words as the struct has',
    configurations: /^13\.0\.0 (?:aarch64|riscv64|x86_64)/,
    functions: ['seL4_TCB_ReadRegisters', 'seL4_TCB_WriteRegisters'],
  },
  {
    why: 'volatile accesses are not joined to pairs: four words stand behind those in registers',
    configurations: / aarch64(?!-mcs)/,
    functions: ['seL4_CNode_Rotate'],
  },
  {
    why: 'the loop over the registers is unrolled otherwise than in C, and its end is computed first',
    configurations: /^16\.0\.0 (?:riscv32|x86_64)/,
    functions: ['seL4_TCB_ReadRegisters'],
  },
  {
    why: 'the loop over the registers is unrolled otherwise than in C, and its end is computed first',
    configurations: /^16\.0\.0 riscv32$/,
    functions: ['seL4_TCB_WriteRegisters'],
  },
  {
    why: 'results by value are 0 after an error, where C leaves them as they were',
    configurations: / aarch64-debug$/,
    functions: ['seL4_TCB_GetBreakpoint'],
  },
  {
    why: 'the name is copied as far as the buffer goes, byte by byte and volatile',
    configurations: / aarch64-debug$/,
    functions: ['seL4_DebugNameThread'],
  },
  {
    why: 'the tests of pointer and length are joined to one branch, which C takes in two steps',
    configurations: / (?:aarch64|x86_64)/,
    functions: ['seL4_ReplyRecvWithMRs'],
  },
  {
    why: 'the tests of pointer and length are joined to one branch, which C takes in two steps',
    configurations: / x86_64/,
    functions: ['seL4_CallWithMRs'],
  },
  {
    why: 'the tests of pointer and length are joined to one branch, which C takes in two steps',
    configurations: / x86_64-mcs$/,
    functions: ['seL4_RecvWithMRs', 'seL4_NBSendRecvWithMRs', 'seL4_NBSendWaitWithMRs'],
  },
  {
    why: 'the handle is kept over the trap in a register that has to be saved, where C loads its global again',
    configurations: / x86_64/,
    functions: ['seL4_Recv', 'seL4_NBRecv', 'seL4_ReplyRecv'],
  },
  {
    why: 'the handle is kept over the trap in a register that has to be saved, where C loads its global again',
    configurations: / x86_64(?!-mcs)/,
    functions: ['seL4_Wait', 'seL4_Poll'],
  },
  {
    why: 'the handle is kept over the trap in a register that has to be saved, where C loads its global again',
    configurations: / x86_64-vtx$/,
    functions: ['seL4_VMEnter'],
  },
  {
    why: 'the handle is kept over the trap in a register that has to be saved, where C loads its global again',
    configurations: / x86_64-mcs$/,
    functions: ['seL4_NBSendRecv', 'seL4_NBSendWait'],
  },
  {
    why: 'SYSENTER loses rdx, which the compiler had chosen for an argument: one move more',
    configurations: / x86_64-sysenter$/,
    functions: [
      'seL4_X86_IOPortControl_Issue',
      'seL4_CNode_Copy',
      'seL4_CNode_Move',
      'seL4_CNode_Mutate',
      'seL4_SendWithMRs',
      'seL4_NBSendWithMRs',
      'seL4_ReplyWithMRs',
    ],
  },
];
