// SPDX-License-Identifier: BSD-2-Clause
import { type ExpectedTrap, bufferLayout, type Vector, type VectorFile } from './vectors.js';

/** Where the bindings do something else than libsel4's C on purpose: docs/deliberate-differences.md. */
export interface Difference {
  readonly title: string;
  readonly concerns: (vector: Vector, file: VectorFile) => boolean;
  /** What is expected here, of what was measured. */
  readonly here: (vector: Vector, file: VectorFile) => Vector;
}

const functions = (...names: readonly string[]): ((vector: Vector) => boolean) => {
  const all = new Set(names);
  return (vector) => all.has(vector.function);
};

const isX86 = ({ registers }: VectorFile): boolean =>
  registers['dest'] === 'rdi' || registers['dest'] === 'ebx';
const release = ({ name }: VectorFile): number => Number.parseInt(name.version, 10);

function withTrap(vector: Vector, changes: Partial<ExpectedTrap>): Vector {
  return { ...vector, trap: { ...vector.trap, ...changes } };
}

const word = (vector: Vector, name: string): bigint => {
  const value = vector.args[name];
  return typeof value === 'bigint' ? value : 0n;
};

/** Below the label, a message info has the lengths and which capabilities were unwrapped. */
export const labelShift = 12n;

/** The message words that are arguments, as far as the message is long. */
function wordsBelowLength(vector: Vector, { messageRegisters }: VectorFile): bigint[] {
  return Array.from({ length: messageRegisters }, (_, index) =>
    index < (vector.length ?? 0) ? word(vector, `mr${index}`) : 0n,
  );
}

export const differences: readonly Difference[] = [
  {
    title: 'NBSendWaitWithMRs makes the system call of its name',
    concerns: functions('seL4_NBSendWaitWithMRs'),
    here: (vector, file) => {
      const own = file.vectors.find((one) => one.function === 'seL4_NBSendWait');
      return withTrap(
        { ...vector, significant: own?.significant ?? [] },
        {
          sysno: own?.trap.sysno ?? 0n,
          dest: word(vector, 'src'),
          reply: word(vector, 'dest'),
          mrs: wordsBelowLength(vector, file),
        },
      );
    },
  },
  {
    title: 'ReplyRecvWithMRs passes its reply capability on ia32',
    concerns: (vector, file) =>
      functions('seL4_ReplyRecvWithMRs')(vector) &&
      'reply' in vector.args &&
      isX86(file) &&
      file.wordSize === 32,
    here: (vector) => withTrap(vector, { reply: word(vector, 'reply') }),
  },
  {
    title: 'SendWithMRs and its like load the words that are given, whatever the length',
    concerns: functions('seL4_SendWithMRs', 'seL4_NBSendWithMRs', 'seL4_ReplyWithMRs'),
    here: (vector, { messageRegisters }) =>
      withTrap(vector, {
        mrs: Array.from({ length: messageRegisters }, (_, index) => word(vector, `mr${index}`)),
      }),
  },
  {
    title: 'Signal sends no message on x86_64',
    concerns: (vector, file) => functions('seL4_Signal')(vector) && isX86(file) && file.wordSize === 64,
    here: (vector) => withTrap(vector, { info: 0n }),
  },
  {
    title: 'WriteRegisters passes as many registers as count says',
    concerns: (vector, file) => functions('seL4_TCB_WriteRegisters')(vector) && ignoresCount(file),
    here: (vector) => {
      const end = bufferLayout.message + 2 + Number(word(vector, 'count'));
      return withTrap(vector, { buffer: new Map([...vector.trap.buffer].filter(([index]) => index < end)) });
    },
  },
  {
    title: 'ReadRegisters takes as many registers as count says',
    concerns: (vector, file) =>
      functions('seL4_TCB_ReadRegisters')(vector) && ignoresCount(file) && vector.case === 'ok',
    here: (vector, file) => {
      // Those that travel in registers are there without asking.
      const end = Math.max(Number(word(vector, 'count')), file.messageRegisters);
      const regs = [vector.result['regs'] ?? []].flat().map((value, index) => (index < end ? value : null));
      return { ...vector, result: { ...vector.result, regs } };
    },
  },
  {
    title: 'An error is the whole label of the answer',
    concerns: (vector, file) => functions('seL4_SchedControl_Configure')(vector) && file.wordSize === 64,
    here: (vector) => ({
      ...vector,
      result: { ...vector.result, error: vector.reply.info >> labelShift },
    }),
  },
  {
    title: 'By-reference results stay as they were after an error',
    concerns: (vector) =>
      functions('seL4_TCB_ReadRegisters', 'seL4_ARM_SMC_Call')(vector) && vector.case === 'err',
    here: (vector) => ({
      ...vector,
      result: Object.fromEntries(
        Object.entries(vector.result).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map(() => null) : value,
        ]),
      ),
    }),
  },
];

/** Releases before 16.0.0, and stubs with less than two message registers. */
function ignoresCount(file: VectorFile): boolean {
  return release(file) < 16 || file.messageRegisters < 2;
}

/** What is expected of a vector here, with all differences or with all but one. */
export function expected(vector: Vector, file: VectorFile, without?: Difference): Vector {
  return differences
    .filter((one) => one !== without && one.concerns(vector, file))
    .reduce((changed, one) => one.here(changed, file), vector);
}
