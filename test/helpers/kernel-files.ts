// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../src/config/kernel-config.js';
import { targets } from '../../src/config/targets.js';
import type { Oracle } from './oracle.js';

/** The .bf files of the kernel itself that a configuration is built with, where they exist. */
export function kernelFiles(oracle: Oracle): string[] {
  return kernelFilesOf(oracle.sel4_arch, oracle.config_values['CONFIG_PLAT'] ?? '');
}

/** The same for an architecture and a platform. */
export function kernelFilesOf(sel4Arch: Sel4Arch, platform: string): string[] {
  const { arch, wordSize } = targets[sel4Arch];
  return [
    `include/arch/${arch}/arch/object/structures.bf`,
    `include/plat/${platform}/plat/machine/hardware.bf`,
    `include/plat/${platform}/plat/${wordSize}/plat_mode/machine/hardware.bf`,
  ];
}
