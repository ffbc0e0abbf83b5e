// SPDX-License-Identifier: BSD-2-Clause

/** A way to send or receive, as a method of a capability; each comes with words in the buffer and in registers. */
export interface IpcMethod {
  /** The raw function without `seL4_`, whose presence brings the method. */
  readonly raw: string;
  readonly name: string;
  /** The capabilities that have it; a function without any answers the last call (kernels without MCS). */
  readonly of: readonly IpcCapability[];
  readonly kernel?: 'mcs' | 'master';
  readonly doc: readonly string[];
  /** Arguments of the raw function in its order; the words in registers stand before `reply`. */
  readonly args: readonly IpcArgument[];
  readonly gives: 'nothing' | 'answer' | 'message' | 'message if any';
}

export type IpcCapability = 'Endpoint' | 'Notification' | 'Reply';

/** `self` is the capability of the method, `reply` the reply object of MCS that can answer what is received. */
export type IpcArgument = 'self' | 'dest' | 'answered' | 'info' | 'badge' | 'reply';

const noneIsBadgeZero = [
  '',
  'The kernel reports that there was none by the badge 0. So a message that comes through a capability without badge',
  'cannot be told from none, and is not returned: give badges to those who send here.',
];

/** libsel4/include/sel4/syscalls.h and syscalls_mcs.h, syscalls_master.h. */
export const ipcMethods: readonly IpcMethod[] = [
  {
    raw: 'Send',
    name: 'send',
    of: ['Endpoint'],
    doc: ['Sends a message and waits until it is received.'],
    args: ['self', 'info'],
    gives: 'nothing',
  },
  {
    raw: 'NBSend',
    name: 'nb_send',
    of: ['Endpoint'],
    doc: [
      'Sends a message if a receiver waits for it; otherwise the message is dropped, and nobody is told.',
    ],
    args: ['self', 'info'],
    gives: 'nothing',
  },
  {
    raw: 'Call',
    name: 'call',
    of: ['Endpoint'],
    doc: ['Sends a message and waits for the answer.'],
    args: ['self', 'info'],
    gives: 'answer',
  },
  {
    raw: 'Recv',
    name: 'recv',
    of: ['Endpoint'],
    doc: ['Waits for a message, or for a signal to the notification that the thread is bound to.'],
    args: ['self', 'badge', 'reply'],
    gives: 'message',
  },
  {
    raw: 'NBRecv',
    name: 'nb_recv',
    of: ['Endpoint'],
    doc: ['Takes a message if one is waiting.', ...noneIsBadgeZero],
    args: ['self', 'badge', 'reply'],
    gives: 'message if any',
  },
  {
    raw: 'ReplyRecv',
    name: 'reply_recv',
    of: ['Endpoint'],
    doc: ['Answers the last call and waits for the next message.'],
    args: ['self', 'info', 'badge', 'reply'],
    gives: 'message',
  },
  {
    raw: 'NBSendRecv',
    name: 'nb_send_recv',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: ['Sends to `dest` without waiting, then waits for a message on this endpoint.'],
    args: ['dest', 'info', 'self', 'badge', 'reply'],
    gives: 'message',
  },
  {
    raw: 'NBSendWait',
    name: 'nb_send_wait',
    of: ['Endpoint', 'Notification'],
    kernel: 'mcs',
    doc: [
      'Answers the call behind `answered` without waiting, then waits here, for what is not answered itself.',
    ],
    args: ['answered', 'info', 'self', 'badge'],
    gives: 'message',
  },
  {
    raw: 'Wait',
    name: 'wait',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: ['Waits for a message that is not answered, which takes no reply object.'],
    args: ['self', 'badge'],
    gives: 'message',
  },
  {
    raw: 'NBWait',
    name: 'nb_wait',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: ['Takes a message that is not answered, if one is waiting.', ...noneIsBadgeZero],
    args: ['self', 'badge'],
    gives: 'message if any',
  },
  {
    raw: 'Send',
    name: 'send',
    of: ['Reply'],
    kernel: 'mcs',
    doc: ['Answers the call that the reply object stands for.'],
    args: ['self', 'info'],
    gives: 'nothing',
  },
  {
    raw: 'Reply',
    name: 'reply',
    of: [],
    kernel: 'master',
    doc: ['Answers the call that the thread has received last.'],
    args: ['info'],
    gives: 'nothing',
  },
];
