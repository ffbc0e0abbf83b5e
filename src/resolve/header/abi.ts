// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../config/kernel-config.js';
import { targets } from '../../config/targets.js';

/** What C leaves to the machine, as GCC and Clang decide it for seL4's targets. Sizes are bytes. */
export interface Abi {
  /** Of `long` and of pointers: ILP32 or LP64. */
  readonly word: 4 | 8;
  /** Alignment of 64-bit integers and of `double`: the i386 ABI has 4. */
  readonly wideAlign: 4 | 8;
  readonly isCharSigned: boolean;
  /** What `aligned` without a number means. */
  readonly largestAlign: number;
  /** Whether bit-fields without a name count for the alignment of their struct: Arm's procedure call standards. */
  readonly unnamedBitsAlign: boolean;
}

/** i386 and x86-64 psABI, AAPCS32 and AAPCS64, RISC-V psABI; enums are never shortened (-fno-short-enums). */
export function abiOf(sel4Arch: Sel4Arch): Abi {
  const { arch, wordSize } = targets[sel4Arch];
  return {
    word: wordSize === 64 ? 8 : 4,
    wideAlign: sel4Arch === 'ia32' ? 4 : 8,
    isCharSigned: arch === 'x86',
    largestAlign: arch === 'arm' && wordSize === 32 ? 8 : 16,
    unnamedBitsAlign: arch === 'arm',
  };
}
