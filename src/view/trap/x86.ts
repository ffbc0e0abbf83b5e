// SPDX-License-Identifier: BSD-2-Clause
import { direct, type TrapConvention } from './convention.js';

const x86_64Roles: TrapConvention['roles'] = {
  dest: direct('rdi'),
  info: direct('rsi'),
  mr0: direct('r10'),
  mr1: direct('r8'),
  mr2: direct('r9'),
  mr3: direct('r15'),
  reply: direct('r12'),
  nbdest: direct('r13'),
};

/**
 * SYSCALL destroys rcx and r11, and the kernel does not keep rsp. It keeps rax (handle_fastsyscall in
 * src/arch/x86/64/traps.S, restore_user_context in src/arch/x86/64/c_traps.c), which holds rsp meanwhile: functions need
 * not save it for their callers, as they would rbx, which C uses.
 */
export const x86_64Syscall: TrapConvention = {
  targetArch: 'x86_64',
  source: 'libsel4/sel4_arch_include/x86_64/sel4/sel4_arch/syscalls_syscall.h',
  number: 'rdx',
  roles: x86_64Roles,
  before: ['mov rax, rsp'],
  trap: 'syscall',
  after: ['mov rsp, rax'],
  clobbers: ['rax', 'rcx', 'r11'],
  keepsStack: true,
};

/** SYSENTER: the kernel returns to rdx + 2, past the two bytes of the instruction, with rsp from rcx. */
export const x86_64Sysenter: TrapConvention = {
  targetArch: 'x86_64',
  source: 'libsel4/sel4_arch_include/x86_64/sel4/sel4_arch/syscalls_sysenter.h',
  number: 'rax',
  roles: x86_64Roles,
  before: ['mov rcx, rsp', 'lea rdx, [rip + 2f]', '2:'],
  trap: 'sysenter',
  after: [],
  clobbers: ['rcx', 'rdx'],
  keepsStack: true,
};

/** What asm! refuses on ia32, esi and ebp, is pushed; their values travel through edx and ecx. */
const pushed = (kernel: string, operand: string) => ({
  kernel,
  operand,
  save: `push ${kernel}`,
  moveIn: `mov ${kernel}, ${operand}`,
  moveOut: `mov ${operand}, ${kernel}`,
  restore: `pop ${kernel}`,
});

/** ia32 returns like SYSENTER on x86_64. Under MCS ebp carries the reply capability, without it mr1. */
export const ia32: TrapConvention = {
  targetArch: 'x86',
  source: 'libsel4/sel4_arch_include/ia32/sel4/sel4_arch/syscalls.h',
  number: 'eax',
  roles: {
    dest: direct('ebx'),
    info: pushed('esi', 'edx'),
    mr0: direct('edi'),
    mr1: pushed('ebp', 'ecx'),
    reply: pushed('ebp', 'ecx'),
    // There is no register left: the destination of NBSendRecv is passed in the IPC buffer's userData.
  },
  before: ['mov ecx, esp', 'lea edx, [2f]', '2:'],
  trap: 'sysenter',
  after: [],
  clobbers: ['ecx', 'edx'],
  keepsStack: false,
};
