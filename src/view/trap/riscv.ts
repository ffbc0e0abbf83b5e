// SPDX-License-Identifier: BSD-2-Clause
import { direct, type TrapConvention } from './convention.js';

/** Both widths; Rust calls them riscv32 and riscv64, which the view fills in. */
export const riscv: TrapConvention = {
  targetArch: 'riscv',
  source: 'libsel4/arch_include/riscv/sel4/arch/syscalls.h',
  number: 'a7',
  roles: {
    dest: direct('a0'),
    info: direct('a1'),
    mr0: direct('a2'),
    mr1: direct('a3'),
    mr2: direct('a4'),
    mr3: direct('a5'),
    reply: direct('a6'),
    nbdest: direct('t0'),
  },
  before: [],
  trap: 'ecall',
  after: [],
  clobbers: [],
  keepsStack: true,
};
