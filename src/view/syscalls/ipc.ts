// SPDX-License-Identifier: BSD-2-Clause
import { arrayAssignment } from '../statements.js';
import type { CallContext, SyscallFunction, TrapArguments } from './function.js';

/** One IPC system call; from each row come the form with the IPC buffer and the form with message registers. */
interface IpcCall {
  readonly syscall: string;
  /** The C name without seL4_, where it is not the system call's. */
  readonly name?: string;
  readonly kernel?: 'mcs' | 'master';
  readonly shape: string;
  readonly doc: string;
  readonly parameters: readonly IpcParameter[];
  readonly arguments: TrapArguments;
  /** Whether a form with message registers exists in libsel4. */
  readonly withMrs: boolean;
}

type IpcParameter = 'dest' | 'src' | 'msgInfo' | 'sender' | 'reply';

/** seL4 manual, sections on system calls; kernel: handleSyscall in src/api/syscall.c. */
const calls: readonly IpcCall[] = [
  {
    syscall: 'Send',
    shape: 'send',
    doc: 'Sends a message and waits until it is received.',
    parameters: ['dest', 'msgInfo'],
    arguments: { dest: 'dest' },
    withMrs: true,
  },
  {
    syscall: 'NBSend',
    shape: 'send',
    doc: 'Sends a message if a receiver waits for it; otherwise the message is dropped, and nobody is told.',
    parameters: ['dest', 'msgInfo'],
    arguments: { dest: 'dest' },
    withMrs: true,
  },
  {
    syscall: 'Reply',
    kernel: 'master',
    shape: 'reply',
    doc: 'Answers the thread whose call was received last.',
    parameters: ['msgInfo'],
    arguments: {},
    withMrs: true,
  },
  {
    syscall: 'Call',
    shape: 'send_recv',
    doc: 'Sends a message and waits for the answer; this is also how objects are invoked.',
    parameters: ['dest', 'msgInfo'],
    arguments: { dest: 'dest' },
    withMrs: true,
  },
  {
    syscall: 'Recv',
    shape: 'recv',
    doc: 'Waits for a message on an endpoint, or for a signal.',
    parameters: ['src', 'sender', 'reply'],
    arguments: { dest: 'src', reply: 'reply' },
    withMrs: true,
  },
  {
    syscall: 'NBRecv',
    shape: 'recv',
    doc: 'Takes a message from an endpoint if one is waiting; the badge is 0 where none is.',
    parameters: ['src', 'sender', 'reply'],
    arguments: { dest: 'src', reply: 'reply' },
    withMrs: true,
  },
  {
    syscall: 'ReplyRecv',
    shape: 'send_recv',
    doc: 'Answers the last call and waits for the next message.',
    parameters: ['src', 'msgInfo', 'sender', 'reply'],
    arguments: { dest: 'src', reply: 'reply' },
    withMrs: true,
  },
  {
    syscall: 'NBSendRecv',
    kernel: 'mcs',
    shape: 'nbsend_recv',
    doc: 'Sends to `dest` without waiting, then waits for a message on `src`.',
    parameters: ['dest', 'msgInfo', 'src', 'sender', 'reply'],
    arguments: { dest: 'src', reply: 'reply', nbdest: 'dest' },
    withMrs: true,
  },
  {
    syscall: 'NBSendWait',
    kernel: 'mcs',
    shape: 'nbsend_recv',
    doc: 'Sends to the reply capability `dest` without waiting, then waits on `src`, which needs no reply object.',
    parameters: ['dest', 'msgInfo', 'src', 'sender'],
    arguments: { dest: 'src', reply: 'dest' },
    withMrs: true,
  },
  {
    syscall: 'Wait',
    kernel: 'mcs',
    shape: 'recv',
    doc: 'Waits for a signal, or for a message that is not answered.',
    parameters: ['src', 'sender'],
    arguments: { dest: 'src' },
    withMrs: true,
  },
  {
    syscall: 'NBWait',
    kernel: 'mcs',
    shape: 'recv',
    doc: 'Takes a signal if there is one, or a message that is not answered; the badge is 0 where none is.',
    parameters: ['src', 'sender'],
    arguments: { dest: 'src' },
    withMrs: true,
  },
  {
    syscall: 'Recv',
    name: 'Wait',
    kernel: 'master',
    shape: 'recv',
    doc: 'Waits for a signal.',
    parameters: ['src', 'sender'],
    arguments: { dest: 'src' },
    withMrs: false,
  },
  {
    syscall: 'NBRecv',
    name: 'Poll',
    kernel: 'master',
    shape: 'recv',
    doc: 'Takes a signal if there is one; the badge is 0 where none is.',
    parameters: ['src', 'sender'],
    arguments: { dest: 'src' },
    withMrs: false,
  },
  {
    syscall: 'NBWait',
    name: 'Poll',
    kernel: 'mcs',
    shape: 'recv',
    doc: 'Takes a signal if there is one; the badge is 0 where none is.',
    parameters: ['src', 'sender'],
    arguments: { dest: 'src' },
    withMrs: false,
  },
];

const types: Readonly<Record<IpcParameter, string>> = {
  dest: 'seL4_CPtr',
  src: 'seL4_CPtr',
  msgInfo: 'seL4_MessageInfo_t',
  sender: 'Option<&mut seL4_Word>',
  reply: 'seL4_CPtr',
};

const receiving: ReadonlySet<string> = new Set(['recv', 'send_recv', 'nbsend_recv']);

function parametersOf(call: IpcCall, { target }: CallContext): string[] {
  return call.parameters
    .filter((parameter) => parameter !== 'reply' || target.isMcs)
    .map((parameter) => `${parameter}: ${types[parameter]}`);
}

/** libsel4's seL4_Send and its like: the message stands in the IPC buffer. */
function throughBuffer(call: IpcCall): SyscallFunction {
  const receives = receiving.has(call.shape);
  const sends = call.parameters.includes('msgInfo');
  return {
    ...common(call, ''),
    doc: [call.doc, '', `The message ${receives && !sends ? 'is put' : 'stands'} in the IPC buffer.`],
    parameters: (context) => ['ipc: IpcBuffer', ...parametersOf(call, context)],
    body: (context) => {
      const mrs = 'ipc.load_message_registers()';
      const prepare = passDestination(call, context);
      if (!receives) return [...prepare, `${trapOf(call, context, mrs)};`];
      return [
        ...prepare,
        ...(sends ? [`let mrs = ${mrs};`] : []),
        `let received = ${trapOf(call, context, 'mrs')};`,
        'ipc.store_message_registers(received.mrs);',
        ...finish(call),
      ];
    },
  };
}

/**
 * libsel4's …WithMRs: the first message words are arguments, absent ones are 0 and are not written. Where the arguments
 * are only sent, the length need not be looked at: the kernel does.
 */
function throughRegisters(call: IpcCall): SyscallFunction {
  const receives = receiving.has(call.shape);
  const sends = call.parameters.includes('msgInfo');
  const word = receives ? 'Option<&mut seL4_Word>' : 'Option<&seL4_Word>';
  const names = ({ target }: CallContext): string[] =>
    Array.from({ length: target.messageRegisters }, (_, index) => `mr${index}`);
  return {
    ...common(call, 'WithMRs'),
    usesOptionalWords: receives,
    doc: [
      call.doc,
      '',
      `The first words of the message are arguments; those that ${receives ? 'the length does not reach' : 'are not given'} are sent as 0.`,
    ],
    parameters: (context) => {
      const parameters = parametersOf(call, context);
      const isLast = context.target.isMcs && call.parameters.includes('reply');
      const words = names(context).map((name) => `${name}: ${word}`);
      const own = isLast
        ? [...parameters.slice(0, -1), ...words, ...parameters.slice(-1)]
        : [...parameters, ...words];
      // ia32 passes the destination through the buffer; the signature is the same everywhere.
      return call.arguments.nbdest ? ['ipc: IpcBuffer', ...own] : own;
    },
    body: (context) => {
      const loads = names(context).map((name, index) =>
        receives ? `load(${name}.as_deref(), ${index}, length)` : `${name}.copied().unwrap_or(0)`,
      );
      const lines = [
        ...(sends && receives ? ['let length = msgInfo.get_length();'] : []),
        ...(sends ? [arrayAssignment('mrs', loads)] : []),
        ...passDestination(call, context),
      ];
      if (!receives) return [...lines, `${trapOf(call, context, 'mrs')};`];
      return [
        ...lines,
        `let received = ${trapOf(call, context, 'mrs')};`,
        ...names(context).map((name, index) => `store(${name}, received.mrs[${index}]);`),
        ...finish(call),
      ];
    },
  };
}

function common(
  call: IpcCall,
  suffix: string,
): Pick<SyscallFunction, 'syscall' | 'name'> & Partial<SyscallFunction> {
  const { kernel, syscall } = call;
  return {
    syscall,
    name: `seL4_${call.name ?? syscall}${suffix}`,
    ...(kernel ? { when: ({ isMcs }) => isMcs === (kernel === 'mcs') } : {}),
    ...(receiving.has(call.shape) ? { returns: 'seL4_MessageInfo_t' } : {}),
  };
}

function trapOf(call: IpcCall, { target, trap }: CallContext, mrs: string): string {
  const info = call.parameters.includes('msgInfo') ? { info: 'msgInfo.words[0]', mrs } : {};
  const hasReply = target.isMcs && call.parameters.includes('reply') && !call.arguments.nbdest;
  return trap(`${call.shape}${hasReply ? '_with_reply' : ''}`, { ...call.arguments, ...info });
}

function passDestination(call: IpcCall, { hasDestinationRegister }: CallContext): string[] {
  const { nbdest } = call.arguments;
  if (!nbdest) return [];
  if (!hasDestinationRegister) return [`ipc.set_user_data(${nbdest});`];
  // Elsewhere only the form with message registers has no other use for the buffer.
  return [];
}

function finish(call: IpcCall): string[] {
  const info = ['seL4_MessageInfo_t {', '    words: [received.info],', '}'];
  if (!call.parameters.includes('sender')) return info;
  return ['if let Some(sender) = sender {', '    *sender = received.badge;', '}', ...info];
}

export const ipcFunctions: readonly SyscallFunction[] = calls.flatMap((call) =>
  call.withMrs ? [throughBuffer(call), throughRegisters(call)] : [throughBuffer(call)],
);
