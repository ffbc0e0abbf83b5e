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
  /** What more there is to say under MCS, and without it. */
  readonly docIfMcs?: readonly string[];
  readonly docUnlessMcs?: readonly string[];
  /** Arguments of the raw function in its order; the words in registers stand before `reply`. */
  readonly args: readonly IpcArgument[];
  /** What a notification gives is the badge alone. */
  readonly gives: 'nothing' | 'answer' | 'message' | 'message if any' | 'signal';
}

export type IpcCapability = 'Endpoint' | 'Notification' | 'Reply';

/** `self` is the capability of the method, `reply` the reply object of MCS that can answer what is received. */
export type IpcArgument = 'self' | 'dest' | 'info' | 'badge' | 'reply';

/**
 * What can be sent to without waiting, right before receiving, by the names in C. The kernel invokes any capability so
 * (src/api/syscall.c, SysNBSendRecv); these are the ones of which a message can do no harm to memory.
 */
export const destinations: readonly string[] = [
  'seL4_Endpoint',
  'seL4_Notification',
  'seL4_Reply',
  'seL4_IRQHandler',
];

const noneIsBadgeZero = [
  '',
  'The kernel says by the badge 0 that there was none, and by nothing else: message info and words are what was left in',
  'registers. So what comes through a capability without badge is received, but cannot be told from none, and is not',
  'returned; the raw function cannot tell either. Give a badge to everybody who sends to an endpoint that is polled.',
];

/** With a reply object, a caller that was not seen can still be answered. */
const unseenCaller = [
  '',
  'If that was a call, `reply` stands for it until the next one, and sending to `reply` answers it.',
];

/** deleteCallerCap of the kernel, before it receives. */
const losesCaller = [
  '',
  'A caller that was not answered before is lost, and waits for ever: the thread has one reply capability, which this',
  'overwrites. `Slot::save_caller` keeps it elsewhere.',
];

const notAnswered =
  'Whoever called is never answered: the kernel stops that thread. So this is for endpoints that are only sent to.';

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
    docUnlessMcs: losesCaller,
    args: ['self', 'badge', 'reply'],
    gives: 'message',
  },
  {
    raw: 'NBRecv',
    name: 'nb_recv',
    of: ['Endpoint'],
    doc: ['Takes a message if one is waiting.', ...noneIsBadgeZero],
    docIfMcs: unseenCaller,
    docUnlessMcs: losesCaller,
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
    doc: [
      'Sends to `dest` without waiting, then waits for a message on this endpoint. What nobody waits for is dropped, and',
      'nobody is told; a reply object answers its caller.',
    ],
    args: ['dest', 'info', 'self', 'badge', 'reply'],
    gives: 'message',
  },
  {
    raw: 'NBSendWait',
    name: 'nb_send_wait',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: [
      'Sends to `dest` without waiting, as to a reply object, then waits for a message on this endpoint that is not',
      'answered.',
      '',
      notAnswered,
    ],
    args: ['dest', 'info', 'self', 'badge'],
    gives: 'message',
  },
  {
    raw: 'NBSendWait',
    name: 'nb_send_wait',
    of: ['Notification'],
    kernel: 'mcs',
    doc: [
      'Sends to `dest` without waiting, then waits for a signal. The badge is those of all signals since the last one, put',
      'together.',
    ],
    args: ['dest', 'info', 'self', 'badge'],
    gives: 'signal',
  },
  {
    raw: 'Wait',
    name: 'wait',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: ['Waits for a message that is not answered, which takes no reply object.', '', notAnswered],
    args: ['self', 'badge'],
    gives: 'message',
  },
  {
    raw: 'NBWait',
    name: 'nb_wait',
    of: ['Endpoint'],
    kernel: 'mcs',
    doc: ['Takes a message that is not answered, if one is waiting.', '', notAnswered, ...noneIsBadgeZero],
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
