// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from './place.js';

export interface Syscall {
  /** Without prefix: `Call`. */
  readonly name: string;
  /** What the kernel expects in the system call register; negative. */
  readonly number: number;
  /** `api` for the calls of the fast path, `debug` for those that syscall.xml lists under <debug>. */
  readonly list: 'api' | 'debug';
  readonly place: Place;
}

/** A system call that this configuration's kernel does not have. */
export interface AbsentSyscall {
  readonly name: string;
  /** When it exists, as an expression of C. */
  readonly condition: string;
}
