// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code, paragraphs } from '../../docs.js';
import { signature } from '../../layout-marks.js';
import { toSyscallsView } from '../../syscalls/syscalls-view.js';
import { type CallForm, messageCall } from './ipc-body.js';
import { type IpcCapability, type IpcMethod, ipcMethods } from './ipc-methods.js';

export interface IpcView {
  readonly isMcs: boolean;
  /** Whether there are CNodes, and so slots to receive into. */
  readonly hasSlots: boolean;
  readonly capabilities: readonly { readonly name: string; readonly methods: readonly MethodView[] }[];
  readonly functions: readonly MethodView[];
  readonly hasNotification: boolean;
  /** What waits for and takes a signal: arguments after the capability. */
  readonly wait: string;
  readonly poll: string;
  readonly hasYield: boolean;
  readonly hasSetTlsBase: boolean;
  readonly hasVmEnter: boolean;
}

interface MethodView {
  readonly doc: readonly string[];
  readonly signature: string;
  readonly body: readonly string[];
  readonly isFirst: boolean;
}

const capabilities: readonly IpcCapability[] = ['Endpoint', 'Notification', 'Reply'];

/** Messages and signals of this configuration's kernel. */
export function toIpcView(model: Model, hasSlots: boolean): IpcView {
  const { isMcs, messageRegisters } = model.target;
  const raw = new Map(toSyscallsView(model).functions.map((one) => [one.name, one.signature]));
  const present = ipcMethods.filter(
    (one) =>
      raw.has(`seL4_${one.raw}WithMRs`) && (one.kernel === undefined || (one.kernel === 'mcs') === isMcs),
  );
  const takesBuffer = (name: string): boolean =>
    /\bipc: /.test((raw.get(`seL4_${name}`) ?? '').replace('_ipc', 'ipc'));
  const both = (method: IpcMethod): MethodView[] => [
    toMethod(method, { isMcs, registers: 0, takesBuffer: takesBuffer(method.raw) }),
    toMethod(method, {
      isMcs,
      registers: messageRegisters,
      takesBuffer: takesBuffer(`${method.raw}WithMRs`),
    }),
  ];
  const of = (capability: IpcCapability): MethodView[] =>
    firstMarked(present.filter((one) => one.of.includes(capability)).flatMap(both));
  const [waits, polls] = isMcs ? ['Wait', 'NBWait'] : ['Recv', 'NBRecv'];
  // A signal brings no words; that of a kernel without MCS is received like a message.
  const nones = Array.from({ length: messageRegisters }, () => 'None').join(', ');
  return {
    isMcs,
    hasSlots,
    capabilities: capabilities
      .map((name) => ({ name, methods: of(name) }))
      .filter(({ methods }) => methods.length > 0),
    functions: present.filter((one) => one.of.length === 0).flatMap(both),
    hasNotification:
      raw.has('seL4_Signal') && raw.has(`seL4_${waits}WithMRs`) && raw.has(`seL4_${polls}WithMRs`),
    wait: `sys::seL4_${waits}WithMRs(src, Some(&mut badge), ${nones});`,
    poll: `sys::seL4_${polls}WithMRs(src, Some(&mut badge), ${nones});`,
    hasYield: raw.has('seL4_Yield'),
    hasSetTlsBase: raw.has('seL4_SetTLSBase'),
    hasVmEnter: raw.has('seL4_VMEnter'),
  };
}

function firstMarked(methods: readonly MethodView[]): MethodView[] {
  return methods.map((method, index) => ({ ...method, isFirst: index === 0 }));
}

function toMethod(method: IpcMethod, form: CallForm): MethodView {
  const { name, of, doc, args, raw } = method;
  const inRegisters = form.registers > 0;
  const sends = args.includes('info');
  const { body, returns } = messageCall(method, form);
  const parameters = [
    ...(of.length === 0 ? ['context: impl Context'] : ['self']),
    ...(args.includes('dest') ? ['dest: impl Into<CPtr>'] : []),
    ...(args.includes('answered') ? ['answered: Reply<impl Sized>'] : []),
    ...(sends ? (inRegisters ? ['label: Word', 'words: &[Word]'] : ['info: MessageInfo']) : []),
    ...(args.includes('reply') && form.isMcs ? ['reply: Reply<impl Sized>'] : []),
  ];
  const suffix = inRegisters ? '_words' : '';
  return {
    doc: paragraphs(doc, where(inRegisters, sends, method.gives !== 'nothing'), [
      `Raw: [${code(`sys::seL4_${raw}${inRegisters ? 'WithMRs' : ''}`)}].`,
    ]),
    signature: signature(`pub fn ${name}${suffix}`, parameters, returns === '' ? ' {' : ` -> ${returns} {`),
    body,
    isFirst: false,
  };
}

function where(inRegisters: boolean, sends: boolean, receives: boolean): string[] {
  if (!inRegisters) {
    const both = sends && receives ? 'stand before and after' : sends ? 'stand' : 'are put';
    return [`The words of the message ${both} in the IPC buffer.`];
  }
  return [
    ...(sends ? ['`words` is the message, without capabilities.'] : []),
    ...(receives ? ['The first words come back in registers, the others in the IPC buffer.'] : []),
  ];
}
