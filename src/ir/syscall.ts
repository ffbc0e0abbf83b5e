// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../condition/expression.js';
import type { Span } from '../text/span.js';

/** The lists of syscall.xml. `master` and `mcs` exclude each other, `debug` follows either. */
export interface SyscallDocument {
  readonly master: readonly SyscallDeclaration[];
  readonly mcs: readonly SyscallDeclaration[];
  /** System calls on the kernel's slow path; not all of them are for debugging. */
  readonly debug: readonly SyscallDeclaration[];
}

export interface SyscallDeclaration {
  /** Without prefix: `Call`. */
  readonly name: string;
  readonly when: Expression;
  readonly span: Span;
}
