// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import { and, defined, type Expression, isAlways, not, or } from '../condition/expression.js';
import { printExpression } from '../condition/print.js';
import type { SyscallDeclaration, SyscallDocument } from '../ir/syscall.js';
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
  const [own, other] = isMcs ? [document.mcs, document.master] : [document.master, document.mcs];
  const conditions = conditionsOf(document);
  const conditionOf = ({ name, when }: SyscallDeclaration): Expression => conditions.get(name) ?? when;
  let number = 0;
  const visit = (declarations: readonly SyscallDeclaration[], list: Syscall['list']): void => {
    for (const declaration of declarations) {
      const { name, when, span } = declaration;
      number -= 1;
      const full = conditionOf(declaration);
      const place = toPlace(span);
      if (holds(when, lookup)) {
        const condition = isAlways(full) ? '' : printExpression(full);
        syscalls.push({ name, number, list, condition, place });
      } else absentSyscalls.push({ name, condition: printExpression(full), number, place });
    }
  };
  visit(own, 'api');
  visit(document.debug, 'debug');
  const named = new Set([...own, ...document.debug].map(({ name }) => name));
  for (const declaration of other.filter(({ name }) => !named.has(name))) {
    const condition = printExpression(conditionOf(declaration));
    absentSyscalls.push({
      name: declaration.name,
      condition,
      number: undefined,
      place: toPlace(declaration.span),
    });
  }
  return { syscalls, absentSyscalls };
}

/** When the calls of the two lists exist, of which a kernel has one: the other kind of kernel may have a call as well. */
function conditionsOf({ master, mcs }: SyscallDocument): ReadonlyMap<string, Expression> {
  const isMcs = defined('CONFIG_KERNEL_MCS');
  const masters = new Map(master.map(({ name, when }) => [name, when]));
  const conditions = new Map(master.map(({ name, when }) => [name, and(not(isMcs), when)]));
  for (const { name, when } of mcs) {
    const otherwise = masters.get(name);
    const isSame = otherwise !== undefined && printExpression(otherwise) === printExpression(when);
    const own = and(isMcs, when);
    conditions.set(name, isSame ? when : otherwise ? or(own, and(not(isMcs), otherwise)) : own);
  }
  return conditions;
}
