// SPDX-License-Identifier: BSD-2-Clause

export type TrapKind = 'aarch64' | 'aarch32' | 'riscv' | 'x86_64-syscall' | 'x86_64-sysenter' | 'ia32';

/** The machine and the kernel, as far as every program on it is concerned. */
export interface TargetModel {
  /** aarch32, arm_hyp, aarch64, ia32, x86_64, riscv32 or riscv64. */
  readonly sel4Arch: string;
  readonly arch: 'arm' | 'riscv' | 'x86';
  /** Bits in a machine word. */
  readonly wordSize: 32 | 64;
  readonly isMcs: boolean;
  /** How the kernel is entered, and which registers carry what. */
  readonly trap: TrapKind;
  /** How many message words travel in registers. */
  readonly messageRegisters: number;
  /** Whether invocations pass all their words through the IPC buffer (LibSel4StubsUseIPCBufferOnly). */
  readonly stubsUseBufferOnly: boolean;
  readonly limits: MessageLimits;
}

/** Sizes of the IPC buffer's parts. */
export interface MessageLimits {
  /** Words in a message (seL4_MsgMaxLength). */
  readonly words: number;
  /** Capabilities in a message besides the invoked one (seL4_MsgMaxExtraCaps). */
  readonly capabilities: number;
}
