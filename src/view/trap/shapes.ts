// SPDX-License-Identifier: BSD-2-Clause

/** What a system call hands to the kernel and takes back, whichever registers that means. */
export interface TrapShape {
  readonly name: string;
  readonly summary: string;
  readonly sends: readonly ('dest' | 'info' | 'mrs' | 'reply' | 'nbdest')[];
  /** Whether badge, message info and message registers come back. */
  readonly receives: boolean;
  /** Shapes of only one kind of kernel. */
  readonly only?: 'mcs' | 'master';
}

/** The shapes of seL4's system calls; every architecture has each of them. */
export const trapShapes: readonly TrapShape[] = [
  { name: 'null', summary: 'Nothing in, nothing out.', sends: [], receives: false },
  {
    name: 'send_null',
    summary: 'A destination and a word, no message.',
    sends: ['dest', 'info'],
    receives: false,
  },
  {
    name: 'send',
    summary: 'A message to a destination; nothing comes back.',
    sends: ['dest', 'info', 'mrs'],
    receives: false,
  },
  {
    name: 'reply',
    summary: 'A message to whoever called last; nothing comes back.',
    sends: ['info', 'mrs'],
    receives: false,
    only: 'master',
  },
  { name: 'recv', summary: 'Waits for a message.', sends: ['dest'], receives: true },
  {
    name: 'recv_with_reply',
    summary: 'Waits for a message, with a reply object for the answer.',
    sends: ['dest', 'reply'],
    receives: true,
    only: 'mcs',
  },
  {
    name: 'send_recv',
    summary: 'Sends a message and waits for one.',
    sends: ['dest', 'info', 'mrs'],
    receives: true,
  },
  {
    name: 'send_recv_with_reply',
    summary: 'Answers through a reply object, and waits for a message with it.',
    sends: ['dest', 'info', 'mrs', 'reply'],
    receives: true,
    only: 'mcs',
  },
  {
    name: 'nbsend_recv',
    summary: 'Sends a message to one place without waiting, then waits at another.',
    sends: ['dest', 'info', 'mrs', 'reply', 'nbdest'],
    receives: true,
    only: 'mcs',
  },
];
