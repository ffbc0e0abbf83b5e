// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import type { SyscallDeclaration, SyscallDocument } from '../ir/syscall.js';
import { printExpression } from '../condition/print.js';
import type { AbsentSyscall, Syscall } from '../model/syscall.js';
import { toPlace } from './place.js';

/**
 * Numbers the system calls from -1 downwards. The numbers advance over calls whose condition is false, the
 * opposite of what invocation labels do (seL4: tools/syscall_header_gen.py).
 */
export function resolveSyscalls(
  document: SyscallDocument,
  isMcs: boolean,
  lookup: MacroLookup,
): { readonly syscalls: readonly Syscall[]; readonly absentSyscalls: readonly AbsentSyscall[] } {
  const syscalls: Syscall[] = [];
  const absentSyscalls: AbsentSyscall[] = [];
  let number = 0;
  const visit = (declarations: readonly SyscallDeclaration[], list: Syscall['list']): void => {
    for (const { name, when, span } of declarations) {
      number -= 1;
      if (holds(when, lookup)) syscalls.push({ name, number, list, place: toPlace(span) });
      else absentSyscalls.push({ name, condition: printExpression(when) });
    }
  };
  visit(isMcs ? document.mcs : document.master, 'api');
  visit(document.debug, 'debug');
  return { syscalls, absentSyscalls };
}
