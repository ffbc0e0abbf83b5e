// SPDX-License-Identifier: BSD-2-Clause
import type { OracleName } from '../helpers/oracle.js';

/** The parts of a system call that registers carry; `mrs` are the message registers. */
export type Role = 'dest' | 'info' | 'mrs' | 'reply' | 'nbdest';

/** Words of the IPC buffer by their index in it. */
export type BufferWords = ReadonlyMap<number, bigint>;

/** What stands in registers and buffer when the kernel is entered; null where the stub leaves what was there. */
export interface ExpectedTrap {
  readonly sysno: bigint;
  readonly dest: bigint | null;
  readonly info: bigint | null;
  readonly mrs: readonly (bigint | null)[];
  readonly reply: bigint | null;
  readonly nbdest: bigint | null;
  /** Words of the buffer that the stub changed. */
  readonly buffer: BufferWords;
}

/** An argument: a word, the words of a struct, text, or no pointer. */
export type Argument = bigint | readonly bigint[] | string | null;

/** One measured call of a function of libsel4. */
export interface Vector {
  readonly function: string;
  readonly kind: 'method' | 'syscall';
  readonly case: 'ok' | 'err';
  readonly args: Readonly<Record<string, Argument>>;
  /** The length of the message that `msgInfo` is of, where there is one. */
  readonly length: number | undefined;
  /** The roles that carry arguments; the other registers may hold anything. */
  readonly significant: readonly Role[];
  readonly trap: ExpectedTrap;
  /** What the kernel answers: badge, info and message words, the badge alone, or nothing. */
  readonly replied: 'full' | 'badge' | 'none';
  readonly reply: { readonly info: bigint; readonly badge: bigint };
  /** The words of the answer's message, where they are not those of the pattern. */
  readonly answered?: readonly bigint[];
  /** Results by name, out-parameters among them; null for a word of a struct that nothing was written to. */
  readonly result: Readonly<Record<string, bigint | readonly (bigint | null)[]>>;
  /** Words of the buffer that the stub changed after the trap. */
  readonly after: BufferWords;
}

/** The vectors of one configuration. */
export interface VectorFile {
  readonly name: OracleName;
  readonly wordSize: number;
  readonly messageRegisters: number;
  /** The register of each role: `sysno`, `dest`, `info`, `mr0` …; some have none. */
  readonly registers: Readonly<Record<string, string>>;
  readonly trapInstruction: string;
  /** Of these come the words of the buffer before a call, and those of the messages that answer. */
  readonly patterns: Readonly<Record<'pre' | 'ok' | 'err', bigint>>;
  readonly vectors: readonly Vector[];
}

/** Where the parts of seL4_IPCBuffer stand, in words. */
export const bufferLayout = { message: 1, messageWords: 120, userData: 121, caps: 122, words: 128 } as const;
