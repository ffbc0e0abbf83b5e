// SPDX-License-Identifier: BSD-2-Clause

/** What the kernel takes from the reply to a fault. */
export type ReplySource =
  /** The words of the fault's own message, before this one: registers, which the thread gets. */
  | { readonly kind: 'registers'; readonly end: string }
  /** Words that no header names. */
  | { readonly kind: 'words'; readonly words: readonly { readonly name: string; readonly doc: string }[] };

/**
 * Replies that the kernel takes words from, by the fault: in seL4's tree, src/api/faults.c, handleFaultReply and the
 * assertions at its top; the word of a single step in the manual too (manual/parts/threads.tex, Debug Exception).
 * Alike in all releases from 12.1.0 to 16.0.0. Besides, an enum `seL4_<fault>Reply_Msg` is such a reply. Any reply
 * to other faults restarts the thread; the kernel takes nothing from it.
 */
export const replySources: ReadonlyMap<string, ReplySource> = new Map([
  ['UnknownSyscall', { kind: 'registers', end: 'Syscall' }],
  ['UserException', { kind: 'registers', end: 'Number' }],
  [
    'DebugException',
    {
      kind: 'words',
      words: [
        {
          name: 'instructions',
          doc: 'How many instructions the thread executes until the next single step; 0 ends it. Without this, one.',
        },
      ],
    },
  ],
]);

/**
 * The struct whose members are the words of a reply, in their order and at its start: libsel4/include/sel4/faults.h,
 * seL4_TimeoutReply_new.
 */
export const replyStructs: ReadonlyMap<string, string> = new Map([['TimeoutReply', 'seL4_UserContext']]);
