// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../../model/target.js';

/**
 * The file of templates/support that knows what the processor says of a memory fault: the fault status register in
 * the format that the kernel has it in. What its bits mean is in the architecture's manual, not in seL4's specs.
 */
export function statusModule({ arch, sel4Arch }: TargetModel): string {
  if (arch !== 'arm') return `vm_status_${arch}`;
  return sel4Arch === 'aarch32' ? 'vm_status_arm_short' : 'vm_status_arm_long';
}
