// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

export interface Syscall {
  /** Without prefix: `Call`. */
  readonly name: string;
  /** What the kernel expects in the system call register; negative. */
  readonly number: number;
  /** `api` for the calls of the fast path, `debug` for those that syscall.xml lists under <debug>. */
  readonly list: 'api' | 'debug';
  /** The condition under which it exists, in C's notation; empty for always. */
  readonly condition: string;
  readonly place: Place;
}

/** A system call that this configuration's kernel does not have. */
export interface AbsentSyscall {
  readonly name: string;
  /** When it exists, as an expression of C. */
  readonly condition: string;
  /**
   * The number that no other system call has here, because numbers are taken by absent ones too. Undefined for one of
   * the other kind of kernel (with or without MCS), which counts through another list, and in old documents.
   */
  readonly number: number | undefined;
  /** Undefined in old documents, which do not have it. */
  readonly place: Place | undefined;
}
