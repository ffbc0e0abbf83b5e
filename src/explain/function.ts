// SPDX-License-Identifier: BSD-2-Clause
import { syscallPrefix } from '../facts/numbers.js';
import type { TargetModel } from '../model/target.js';
import { isFunctionOf, syscallFunctions, type SyscallUse, usesOfSyscall } from '../view/syscalls/shapes.js';
import { explainAbsentSyscall, explainOtherSyscall } from './absent.js';
import type { Context } from './context.js';
import type { Explanation, Pair } from './explanation.js';
import { optionsHere } from './open.js';
import { numberPair, sectionsOf } from './syscall.js';
import { atOf, exists, placeOf } from './words.js';

/** The functions that make system calls, by their names in C. */
export const functionNames: readonly string[] = [...new Set(syscallFunctions.map(({ name }) => name))].sort();

/** A function that makes a system call: which one, and its registers; undefined for any other name. */
export function explainFunction(name: string, context: Context): Explanation | undefined {
  const own = syscallFunctions.filter((one) => one.name === name);
  const [first] = own;
  if (!first) return undefined;
  const { target } = context.model;
  const here = own.find((one) => isFunctionOf(one, target));
  const syscall = (here ?? first).syscall;
  const use = usesOfSyscall(syscall, target).find((one) => one.name === name);
  const fact = context.all('syscall').find((one) => one.name === `${syscallPrefix}${syscall}`);
  if (!use) return withoutFunction(name, own, context);
  return fact ? withCall(use, fact, syscall, context) : withoutCall(name, syscall, context);
}

function withCall(
  use: SyscallUse,
  fact: Explanation['facts'][number],
  syscall: string,
  context: Context,
): Explanation {
  const number = Number(fact['value']);
  const condition = context.variability.syscalls.find((one) => one.name === syscall)?.condition ?? '';
  return {
    name: use.name,
    what: `function that makes system call ${number}`,
    about: [
      ['System call', fact.name],
      ['Defined', placeOf(fact)],
      ['Exists', exists(condition)],
      numberPair(number, context),
      ['Parameters', use.parameters.join(', ') || 'none'],
    ],
    sections: sectionsOf(use, syscall, number, context),
    facts: [fact],
  };
}

/** This configuration does not have the system call, and so not the function. */
function withoutCall(name: string, syscall: string, context: Context): Explanation | undefined {
  const own = `${syscallPrefix}${syscall}`;
  const fact = context.all('absent-syscall').find((one) => one.name === own);
  const found = fact ? explainAbsentSyscall(fact, context) : explainOtherSyscall(own, context);
  return found && { ...found, name, about: [['System call', own], ...found.about] };
}

const archNames = [
  ['arm', 'Arm'],
  ['riscv', 'RISC-V'],
  ['x86', 'x86'],
] as const;

/** Kernels of the other kind, or of other machines, have the function. */
function withoutFunction(name: string, own: typeof syscallFunctions, context: Context): Explanation {
  const { model, variability } = context;
  const isIn = (other: TargetModel): boolean => own.some((one) => isFunctionOf(one, other));
  const isOfKind = isIn({ ...model.target, isMcs: !model.target.isMcs });
  const machines = archNames
    .filter(([arch]) => isIn({ ...model.target, arch }))
    .map(([, machine]) => machine);
  const where = isOfKind
    ? exists(`${model.target.isMcs ? '!' : ''}defined(CONFIG_KERNEL_MCS)`)
    : `on ${machines.join(' and ')} alone`;
  const calls = [...new Set(own.map(({ syscall }) => syscall))];
  const found = calls.flatMap((call): Pair[] => {
    const at = variability.syscalls.findIndex((one) => one.name === call);
    const open = variability.syscalls[at];
    if (open) return [['Defined', atOf(open)], numberPair(-at - 1, context)];
    const other = explainOtherSyscall(call, context);
    return other?.about.filter(([label]) => label !== 'Exists') ?? [];
  });
  return {
    name,
    what: 'not in this configuration',
    about: [
      ['System call', calls.map((call) => `${syscallPrefix}${call}`).join(', ')],
      ...found,
      ['Exists', where],
    ],
    sections: isOfKind ? optionsHere(['CONFIG_KERNEL_MCS'], context) : [],
    facts: [],
  };
}
