// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';
import { hasDestinationRegister } from '../trap/trap-view.js';
import type { SyscallFunction, TrapArguments } from './function.js';
import { ipcFunctions } from './ipc.js';
import { otherFunctions } from './others.js';

/** How a function makes a system call: the shape of its trap, what it passes, and what it takes from the answer. */
export interface SyscallUse {
  /** The C name of the function. */
  readonly name: string;
  readonly doc: string;
  readonly shape: string;
  readonly args: TrapArguments;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  readonly returns: string | undefined;
  readonly takes: Taken;
}

/** What a function reads of what comes back. */
export interface Taken {
  readonly info: boolean;
  /** As the sender's badge, as a word of another meaning, or not at all. */
  readonly badge: 'badge' | 'word' | undefined;
  readonly words: (index: number) => boolean;
}

/** All functions that make one system call, of all machines and kernels. */
export const syscallFunctions: readonly SyscallFunction[] = [...ipcFunctions, ...otherFunctions];

/** Whether a machine and its kernel have a function, if they have the system call. */
export function isFunctionOf({ when }: SyscallFunction, target: TargetModel): boolean {
  return when?.(target) ?? true;
}

/** The functions that make a system call, by its name without prefix; what they emit says how. */
export function usesOfSyscall(syscall: string, target: TargetModel): SyscallUse[] {
  return syscallFunctions
    .filter((one) => one.syscall === syscall && isFunctionOf(one, target))
    .flatMap(({ name, doc, body, parameters, returns }): SyscallUse[] => {
      const traps: { readonly shape: string; readonly args: TrapArguments }[] = [];
      const trap = (shape: string, args: TrapArguments): string => {
        traps.push({ shape, args });
        return '';
      };
      const context = { target, hasDestinationRegister: hasDestinationRegister(target), trap };
      const text = body(context).join('\n');
      const names = parameters(context).map((parameter) => parameter.replace(/:.*$/, ''));
      const rest = { doc: doc[0] ?? '', parameters: names, returns, takes: takenBy(text) };
      return traps.slice(0, 1).map((used) => ({ name, ...rest, ...used }));
    });
}

function takenBy(body: string): Taken {
  const all = /\breceived\.mrs\b(?!\[)/.test(body);
  return {
    info: /\breceived\.info\b/.test(body),
    badge: /\*sender = received\.badge\b/.test(body)
      ? 'badge'
      : /\breceived\.badge\b/.test(body)
        ? 'word'
        : undefined,
    words: (index) => all || body.includes(`received.mrs[${index}]`),
  };
}
