// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from './kernel-config.js';

/** Where the specs of an architecture stand in seL4's source tree, and how wide its words are. */
export interface Target {
  /** seL4's CONFIG_ARCH: the directory below libsel4/arch_include and include/arch. */
  readonly arch: 'arm' | 'riscv' | 'x86';
  /** The directory below libsel4/sel4_arch_include; arm_hyp has none of its own in a source tree. */
  readonly directory: string;
  /** Bits in a machine word (CONFIG_WORD_SIZE). */
  readonly wordSize: 32 | 64;
}

export const targets: Readonly<Record<Sel4Arch, Target>> = {
  aarch32: { arch: 'arm', directory: 'aarch32', wordSize: 32 },
  arm_hyp: { arch: 'arm', directory: 'aarch32', wordSize: 32 },
  aarch64: { arch: 'arm', directory: 'aarch64', wordSize: 64 },
  ia32: { arch: 'x86', directory: 'ia32', wordSize: 32 },
  x86_64: { arch: 'x86', directory: 'x86_64', wordSize: 64 },
  riscv32: { arch: 'riscv', directory: 'riscv32', wordSize: 32 },
  riscv64: { arch: 'riscv', directory: 'riscv64', wordSize: 64 },
};
