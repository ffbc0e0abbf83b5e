// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code, paragraphs } from '../../docs.js';
import { call, signature } from '../../layout-marks.js';
import { toSyscallsView } from '../../syscalls/syscalls-view.js';
import { targetArch } from '../../trap/trap-view.js';
import { toCapabilities } from '../capabilities.js';
import { type CallForm, messageCall } from './ipc-body.js';
import { destinations, type IpcCapability, type IpcMethod, ipcMethods } from './ipc-methods.js';

export interface IpcView {
  readonly isMcs: boolean;
  /** The architecture on which functions enter the kernel. */
  readonly targetArch: string;
  /** Whether there are CNodes, and so slots to receive into. */
  readonly hasSlots: boolean;
  /** A message info of `label` and `length`. */
  readonly messageInfo: string;
  /** Whether there is what the example uses. */
  readonly hasExample: boolean;
  /** The capabilities that are named, as they are imported. */
  readonly capabilityNames: string;
  /** The types that can be sent to right before receiving, where that is possible. */
  readonly destinations: readonly string[];
  readonly hasDestinations: boolean;
  /** Whether interrupt handlers are among them, with the method that is named as an example. */
  readonly hasInterrupts: boolean;
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
  readonly attributes: readonly string[];
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
  const hasDestinations = present.some(({ args }) => args.includes('dest'));
  const known = toCapabilities(model);
  const targets = hasDestinations ? destinations.flatMap((name) => known.find(name)?.rustName ?? []) : [];
  const withMethods = capabilities
    .map((name) => ({ name, methods: of(name) }))
    .filter(({ methods }) => methods.length > 0);
  const names = [...new Set(['Notification', ...withMethods.map(({ name }) => name), ...targets])].sort();
  return {
    isMcs,
    targetArch: targetArch(model.target),
    hasSlots,
    messageInfo: newMessageInfo(model),
    hasExample: hasSlots && withMethods.some(({ name }) => name === 'Endpoint'),
    capabilityNames: names.length === 1 ? names.join('') : `{${names.join(', ')}}`,
    destinations: targets,
    hasDestinations,
    hasInterrupts:
      hasDestinations &&
      model.interfaces.some(({ methods }) => methods.some(({ label }) => label === 'IRQAckIRQ')),
    capabilities: withMethods,
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

/** The constructor takes the fields in the order of the spec. */
function newMessageInfo({ bitfields }: Model): string {
  const order = bitfields.blocks.find(({ name }) => name === 'seL4_MessageInfo')?.visibleOrder ?? [];
  const args = order.map((field) => ({ label: 'label', length: 'length as Word' })[field] ?? '0');
  return call('Self(sys::seL4_MessageInfo_t::new', args, ')');
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
    ...(args.includes('dest') ? ['dest: impl Destination'] : []),
    ...(sends ? (inRegisters ? ['label: Word', 'words: [Word; N]'] : ['message: impl Message']) : []),
    ...(args.includes('reply') && form.isMcs ? ['reply: Reply<impl Sized>'] : []),
  ];
  const suffix = inRegisters ? '_words' : '';
  const generics = inRegisters && sends ? '<const N: usize>' : '';
  return {
    doc: paragraphs(
      [...doc, ...((form.isMcs ? method.docIfMcs : method.docUnlessMcs) ?? [])],
      inRegisters && sends
        ? ['`words` is the message, without capabilities. More words than a message can have do not compile.']
        : [],
      [`Raw: [${code(`sys::seL4_${raw}${inRegisters ? 'WithMRs' : ''}`)}].`],
    ),
    attributes:
      method.gives === 'message if any' ? ['#[must_use = "who sent it may wait for the answer"]'] : [],
    signature: signature(
      `pub fn ${name}${suffix}${generics}`,
      parameters,
      returns === '' ? ' {' : ` -> ${returns} {`,
    ),
    body,
    isFirst: false,
  };
}
