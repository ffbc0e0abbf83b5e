// SPDX-License-Identifier: BSD-2-Clause
import { targets } from '../../src/config/targets.js';
import type { Oracle } from './oracle.js';

/** The .bf files of the kernel itself that a configuration is built with, where they exist. */
export function kernelFiles(oracle: Oracle): string[] {
  const { arch, wordSize } = targets[oracle.sel4_arch];
  const plat = oracle.config_values['CONFIG_PLAT'];
  return [
    `include/arch/${arch}/arch/object/structures.bf`,
    `include/plat/${plat}/plat/machine/hardware.bf`,
    `include/plat/${plat}/plat/${wordSize}/plat_mode/machine/hardware.bf`,
  ];
}
