// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';

/** A function of the raw layer that makes one system call. */
export interface SyscallFunction {
  /** The system call in syscall.xml whose presence brings the function. */
  readonly syscall: string;
  /** The C name. */
  readonly name: string;
  /** Where only some machines or kernels have it although syscall.xml lists the call. */
  readonly when?: (target: TargetModel) => boolean;
  /** One sentence, then what a caller must know. */
  readonly doc: readonly string[];
  readonly parameters: (context: CallContext) => readonly string[];
  readonly returns?: string;
  readonly body: (context: CallContext) => readonly string[];
  /** Whether the body calls `load` and `store` of the template, for message words that may be absent. */
  readonly usesOptionalWords?: boolean;
  /** What the caller owes besides the general rule. */
  readonly safety?: string;
}

/** The arguments of a trap; those that its shape has and that are absent here are 0. */
export interface TrapArguments {
  readonly dest?: string;
  readonly info?: string;
  /** An array of the message registers. */
  readonly mrs?: string;
  readonly reply?: string;
  readonly nbdest?: string;
}

/** What the text of a function depends on. */
export interface CallContext {
  readonly target: TargetModel;
  readonly hasDestinationRegister: boolean;
  /** The call expression of a trap of the given shape. */
  readonly trap: (shape: string, args: TrapArguments) => string;
}
