// SPDX-License-Identifier: BSD-2-Clause
import { call } from '../../layout-marks.js';
import type { IpcArgument, IpcMethod } from './ipc-methods.js';

export interface CallForm {
  readonly isMcs: boolean;
  /** How many words are passed in registers; 0 for the form that leaves all to the buffer. */
  readonly registers: number;
  /** Whether the raw function takes the IPC buffer. */
  readonly takesBuffer: boolean;
}

/** What stands for an argument of the raw function. */
const expressions: Readonly<Record<IpcArgument, string>> = {
  self: 'cptr',
  dest: 'dest',
  info: 'info',
  badge: 'Some(&mut badge)',
  reply: 'reply',
};

/** Where the arguments come from. */
const bindings: Readonly<Partial<Record<IpcArgument, string>>> = {
  self: 'let cptr = self.cptr().bits();',
  dest: 'let dest = dest.into().bits();',
  reply: 'let reply = reply.cptr().bits();',
  badge: 'let mut badge = 0;',
};

/** `C` is the context of the capability that the method is of. */
const results = {
  nothing: { buffer: '', registers: '' },
  answer: { buffer: 'Answer<C>', registers: 'AnswerWords<C>' },
  message: { buffer: 'Received<C>', registers: 'ReceivedWords<C>' },
  'message if any': { buffer: 'Option<Received<C>>', registers: 'Option<ReceivedWords<C>>' },
  signal: { buffer: 'Badge', registers: 'Badge' },
} as const;

/** The statements of a method, and what it returns. */
export function messageCall(method: IpcMethod, form: CallForm): { body: string[]; returns: string } {
  const { args, gives, raw } = method;
  const inRegisters = form.registers > 0;
  const sends = args.includes('info');
  const own = args.filter((one) => one !== 'reply' || form.isMcs);
  const context = args.includes('self') ? 'self.context()' : 'context';
  const names = Array.from({ length: form.registers }, (_, index) => `mr${index}`);
  const isMutable = inRegisters && gives !== 'nothing';
  const givesInfo = gives !== 'nothing' && gives !== 'signal';
  // What is received keeps the context, to read the words that stand in the buffer.
  const words = names.map((name) => (isMutable ? `Some(${name})` : `Some(&${name})`));
  const isLast = own.at(-1) === 'reply';
  const expected = own.map((one) => expressions[one]);
  const all = [
    ...(form.takesBuffer ? ['ipc'] : []),
    ...(isLast ? [...expected.slice(0, -1), ...words, ...expected.slice(-1)] : [...expected, ...words]),
  ];
  const usesBuffer = form.takesBuffer || sends;
  const callText = call(`sys::seL4_${raw}${inRegisters ? 'WithMRs' : ''}`, all, ';');
  const result = resultOf(gives, inRegisters);
  return {
    returns: results[gives][inRegisters ? 'registers' : 'buffer'],
    body: [
      ...(givesInfo ? [`let context = ${context};`] : []),
      ...(usesBuffer ? [`let ipc = ${givesInfo ? 'context' : context}.ipc_buffer();`] : []),
      ...own.flatMap((one) => bindings[one] ?? []),
      ...(sends && !inRegisters ? ['let info = message.write(ipc).0;'] : []),
      ...(sends && inRegisters
        ? [`let (info, ${isMutable ? 'mut ' : ''}words) = load(ipc, label, words);`]
        : []),
      ...(isMutable && !sends ? ['let mut words = Registers::default();'] : []),
      ...(inRegisters ? [`let [${names.join(', ')}] = ${isMutable ? '&mut ' : ''}words;`] : []),
      '// SAFETY: the kernel passes words on; of the memory of the program it writes to the IPC buffer alone, which',
      '// nothing has a reference to.',
      'unsafe {',
      `    ${givesInfo ? 'let info = ' : ''}${callText}`,
      ...result.map((line) => `    ${line}`),
      '}',
    ],
  };
}

/** The last statements: what the method makes of what the raw function gives. */
function resultOf(gives: IpcMethod['gives'], inRegisters: boolean): string[] {
  const form = inRegisters ? 'Words' : '';
  const rest = [...(inRegisters ? ['words'] : []), 'context'];
  const received = call(`Received${form}::new`, ['MessageInfo(info)', 'Badge::new(badge)', ...rest]);
  switch (gives) {
    case 'nothing':
      return [];
    case 'signal':
      return ['Badge::new(badge)'];
    case 'answer':
      return [call(`Answer${form}::new`, ['MessageInfo(info)', ...rest])];
    case 'message':
      return [received];
    case 'message if any':
      // The kernel says by this badge that there was none.
      return [`let received = ${received};`, '(badge != 0).then_some(received)'];
  }
}
