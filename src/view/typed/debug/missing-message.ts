// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { clean } from '../../docs.js';

/** What the compiler says where a program uses a system call that the configuration does not have: why, and what to do. */
export function missingMessage(syscall: string, { absentSyscalls }: Model): string {
  const condition = absentSyscalls.find(({ name }) => name === syscall)?.condition;
  const begin = `this needs the system call ${syscall}`;
  if (condition === undefined) return `${begin}, which no configuration of this version of seL4 has`;
  const option = /^defined\(CONFIG_(\w+)\)$/.exec(condition)?.[1];
  const has = option === undefined ? `if ${condition}` : `with the option ${option}`;
  const how =
    option === undefined ? 'such a configuration' : `its configuration, or with \`--set ${option}=ON\``;
  return clean(
    `${begin}, which a kernel has only ${has}; the configuration of these bindings is without. Build the kernel with it, and generate the bindings for ${how}`,
  );
}
