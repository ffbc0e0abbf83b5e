// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { MacroLookup } from '../condition/evaluate.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import { targets } from '../config/targets.js';
import type { TargetModel, TrapKind } from '../model/target.js';
import type { HeaderFacts } from '../model/header.js';
import { messageRegistersWithoutHeader } from './kernel-facts.js';

/** What the machine and the headers say of it. A number that the stubs need and the headers lack is reported. */
export function resolveTarget(
  sel4Arch: Sel4Arch,
  headers: HeaderFacts,
  lookup: MacroLookup,
  report: Report,
): TargetModel {
  const isOn = (name: string): boolean => lookup(name) !== undefined;
  if (sel4Arch === 'x86_64' && isOn('CONFIG_SYSENTER') === isOn('CONFIG_SYSCALL')) {
    report.add('E0709', undefined, { problem: 'x86_64 needs one of SYSCALL=ON and SYSENTER=ON' });
  }
  const { arch, wordSize } = targets[sel4Arch];
  const constant = (name: string): number | undefined => {
    const found = headers.constants.find((one) => one.name === name);
    return found && found.value >= 0n && found.value < 1n << 16n ? Number(found.value) : undefined;
  };
  const required = (name: string, otherwise?: number): number => {
    const value = constant(name) ?? otherwise;
    if (value === undefined && !report.isWrongName(name)) report.add('E0912', undefined, { name });
    // Nothing exceeds what is missing, which is told by itself.
    return value ?? Infinity;
  };
  const isMcs = isOn('CONFIG_KERNEL_MCS');
  return {
    sel4Arch,
    arch,
    wordSize,
    isMcs,
    trap: trapKind(sel4Arch, isOn('CONFIG_SYSENTER')),
    messageRegisters: required('seL4_FastMessageRegisters', messageRegistersWithoutHeader[sel4Arch]),
    stubsUseBufferOnly: isOn('CONFIG_LIB_SEL4_STUBS_USE_IPC_BUFFER_ONLY'),
    limits: {
      words: required('seL4_MsgMaxLength'),
      capabilities: required('seL4_MsgMaxExtraCaps'),
    },
  };
}

/** x86_64 has two ways into the kernel, and the kernel is built for one of them (CONFIG_SYSENTER, CONFIG_SYSCALL). */
function trapKind(sel4Arch: Sel4Arch, hasSysenter: boolean): TrapKind {
  switch (sel4Arch) {
    case 'aarch64':
      return 'aarch64';
    case 'aarch32':
    case 'arm_hyp':
      return 'aarch32';
    case 'riscv32':
    case 'riscv64':
      return 'riscv';
    case 'ia32':
      return 'ia32';
    case 'x86_64':
      return hasSysenter ? 'x86_64-sysenter' : 'x86_64-syscall';
  }
}
