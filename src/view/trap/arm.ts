// SPDX-License-Identifier: BSD-2-Clause
import { direct, type TrapConvention } from './convention.js';

export const aarch64: TrapConvention = {
  targetArch: 'aarch64',
  source: 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/syscalls.h',
  number: 'x7',
  roles: {
    dest: direct('x0'),
    info: direct('x1'),
    mr0: direct('x2'),
    mr1: direct('x3'),
    mr2: direct('x4'),
    mr3: direct('x5'),
    reply: direct('x6'),
    nbdest: direct('x8'),
  },
  before: [],
  trap: 'svc #0',
  after: [],
  clobbers: [],
  pairs: { load: 'ldp', store: 'stp' },
  keepsStack: true,
};

export const aarch32: TrapConvention = {
  targetArch: 'arm',
  source: 'libsel4/sel4_arch_include/aarch32/sel4/sel4_arch/syscalls.h',
  number: 'r7',
  roles: {
    dest: direct('r0'),
    info: direct('r1'),
    mr0: direct('r2'),
    mr1: direct('r3'),
    mr2: direct('r4'),
    mr3: direct('r5'),
    // LLVM keeps r6 for itself on Arm, so the value goes in through another register and r6 is put back.
    reply: {
      kernel: 'r6',
      operand: 'reg',
      save: 'mov {saved}, r6',
      moveIn: 'mov r6, {reply}',
      restore: 'mov r6, {saved}',
      scratch: 'saved = out(reg) _',
    },
    nbdest: direct('r8'),
  },
  before: [],
  trap: 'svc #0',
  after: [],
  clobbers: [],
  keepsStack: true,
};
