// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import type { Syscall } from '../../model/syscall.js';
import { code, paragraphs, sourceLine } from '../docs.js';
import { call, signature } from '../layout-marks.js';
import { syscallConstant } from '../rust-names.js';
import { trapShapes } from '../trap/shapes.js';
import { hasDestinationRegister } from '../trap/trap-view.js';
import type { CallContext, SyscallFunction, TrapArguments } from './function.js';
import { ipcFunctions } from './ipc.js';
import { otherFunctions } from './others.js';
import { rememberOf } from '../../text/remember.js';

export interface SyscallsView {
  readonly uses: readonly { readonly path: string; readonly isDebug: boolean }[];
  readonly hasOptionalWords: boolean;
  readonly functions: readonly {
    readonly name: string;
    /** Whether it is left out without the feature for debugging. */
    readonly isDebug: boolean;
    readonly doc: readonly string[];
    readonly safety: readonly string[];
    readonly signature: string;
    readonly body: readonly string[];
  }[];
}

/** Every function that makes a system call of this configuration. */
export const toSyscallsView = rememberOf((model: Model): SyscallsView => {
  const { target } = model;
  const present = new Map(model.syscalls.map((syscall) => [syscall.name, syscall]));
  const wanted = [...ipcFunctions, ...otherFunctions]
    .filter(({ when }) => when?.(target) ?? true)
    .flatMap((one) => {
      const syscall = present.get(one.syscall);
      return syscall ? [{ one, syscall }] : [];
    });
  const functions = wanted.map(({ one, syscall }) => toFunction(one, syscall, model));
  const textOf = (some: typeof functions): string =>
    some.flatMap((one) => [one.signature, ...one.body]).join('\n');
  const [text, always] = [textOf(functions), textOf(functions.filter(({ isDebug }) => !isDebug))];
  const isIn = (path: string, where: string): boolean =>
    new RegExp(`\\b${path.split('::').at(-1)}\\b`).test(where);
  return {
    uses: [
      ...[
        'bitfields::seL4_MessageInfo_t',
        'constants::SEL4_VMENTER_RESULT_NOTIF',
        'enums::seL4_Error',
        'ipc_buffer::IpcBuffer',
      ]
        .filter((path) => isIn(path, text))
        .map((path) => ({ path: `super::${path}`, isDebug: !isIn(path, always) })),
      ...['super::numbers::*', 'super::trap', 'super::types::*'].map((path) => ({ path, isDebug: false })),
    ],
    hasOptionalWords: wanted.some(({ one }) => one.usesOptionalWords === true),
    functions,
  };
});

/**
 * System calls of the list <debug> that are not for debugging; libsel4 has them because the numbers of the others must
 * have no gaps (libsel4/include/api/syscall.xml).
 */
const ordinary: ReadonlySet<string> = new Set(['SetTLSBase', 'VMEnter']);

/** System calls that only have a number, because no shape is known for them. */
export function syscallsWithoutFunction({ syscalls }: Model): Syscall[] {
  const known = new Set([...ipcFunctions, ...otherFunctions].map(({ syscall }) => syscall));
  return syscalls.filter(({ name }) => !known.has(name));
}

function toFunction(
  one: SyscallFunction,
  syscall: Syscall,
  { target }: Model,
): SyscallsView['functions'][number] {
  const context: CallContext = {
    target,
    hasDestinationRegister: hasDestinationRegister(target),
    trap: (shape, args) => trapCall(shape, syscall.name, args, target),
  };
  const returns = one.returns ? ` -> ${one.returns} {` : ' {';
  const number = `System call ${code(syscall.name)}, number ${syscall.number}.`;
  const body = one.body(context);
  // On ia32 alone, NBSendRecvWithMRs uses the buffer.
  const parameters = one.parameters(context).map((parameter) => {
    const isUnused = parameter.startsWith('ipc:') && !body.some((line) => line.includes('ipc.'));
    return isUnused ? `_${parameter}` : parameter;
  });
  return {
    name: one.name,
    isDebug: syscall.list === 'debug' && !ordinary.has(syscall.name),
    doc: paragraphs(one.doc, [`${number} ${sourceLine(syscall.place)}`]),
    safety: [
      'The kernel acts with the capabilities of the running thread; the caller answers for what that does to memory',
      'that Rust code relies on.',
      ...(one.safety ? [one.safety] : []),
    ],
    signature: signature(`pub unsafe fn ${one.name}`, parameters, returns),
    body,
  };
}

function trapCall(shapeName: string, syscall: string, args: TrapArguments, target: Model['target']): string {
  const shape = trapShapes.find(({ name }) => name === shapeName);
  const zeros = `[0; ${target.messageRegisters}]`;
  const values = (shape?.sends ?? []).flatMap((part) => {
    if (part === 'reply') return target.isMcs ? [args.reply ?? '0'] : [];
    if (part === 'nbdest') return hasDestinationRegister(target) ? [args.nbdest ?? '0'] : [];
    return [args[part] ?? (part === 'mrs' ? zeros : '0')];
  });
  return call(`trap::${shapeName}`, [syscallConstant(syscall), ...values]);
}
