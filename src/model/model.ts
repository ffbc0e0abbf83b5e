// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields } from './bitfield.js';
import type { HeaderFacts } from './header.js';
import type { Interface, InvocationLabel, Struct } from './interface.js';
import type { AbsentSyscall, Syscall } from './syscall.js';
import type { TargetModel } from './target.js';

/**
 * The user ABI of one kernel configuration: nothing optional by configuration, no conditions, every number
 * final. All that is emitted is derived from this.
 */
export interface Model {
  readonly target: TargetModel;
  readonly configuration: ConfigurationModel;
  readonly syscalls: readonly Syscall[];
  /** Those that the kernel would have under other options. */
  readonly absentSyscalls: readonly AbsentSyscall[];
  readonly labels: readonly InvocationLabel[];
  readonly interfaces: readonly Interface[];
  readonly structs: readonly Struct[];
  readonly bitfields: Bitfields;
  readonly headers: HeaderFacts;
}

export interface ConfigurationModel {
  /** What a person calls it: the preset's name, or the file's. */
  readonly label: string;
  /** Sorted by name; booleans, and the text of everything else. */
  readonly options: readonly { readonly name: string; readonly value: boolean | string }[];
}
