// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';
import { hasDestinationRegister } from '../trap/trap-view.js';
import type { TrapArguments } from './function.js';
import { ipcFunctions } from './ipc.js';
import { otherFunctions } from './others.js';

/** How a function makes a system call: the shape of its trap, and what it passes. */
export interface SyscallUse {
  /** The C name of the function. */
  readonly name: string;
  readonly doc: string;
  readonly shape: string;
  readonly args: TrapArguments;
}

/** The functions that make a system call, by its name without prefix; what they emit says how. */
export function usesOfSyscall(syscall: string, target: TargetModel): SyscallUse[] {
  return [...ipcFunctions, ...otherFunctions]
    .filter((one) => one.syscall === syscall && (one.when?.(target) ?? true))
    .flatMap(({ name, doc, body }): SyscallUse[] => {
      const traps: { readonly shape: string; readonly args: TrapArguments }[] = [];
      const trap = (shape: string, args: TrapArguments): string => {
        traps.push({ shape, args });
        return '';
      };
      body({ target, hasDestinationRegister: hasDestinationRegister(target), trap });
      return traps.slice(0, 1).map((used) => ({ name, doc: doc[0] ?? '', ...used }));
    });
}
