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
  answered: 'answered',
  info: 'info.0',
  badge: 'Some(&mut badge)',
  reply: 'reply',
};

/** Where the arguments come from. */
const bindings: Readonly<Partial<Record<IpcArgument, string>>> = {
  self: 'let cptr = self.cptr().bits();',
  dest: 'let dest = dest.into().bits();',
  answered: 'let answered = answered.cptr().bits();',
  reply: 'let reply = reply.cptr().bits();',
  badge: 'let mut badge = 0;',
};

const results = {
  nothing: { buffer: '', registers: '' },
  answer: { buffer: 'MessageInfo', registers: 'Answer' },
  message: { buffer: 'Received', registers: 'ReceivedWords' },
  'message if any': { buffer: 'Option<Received>', registers: 'Option<ReceivedWords>' },
} as const;

/** The statements of a method, and what it returns. */
export function messageCall(method: IpcMethod, form: CallForm): { body: string[]; returns: string } {
  const { args, gives, raw } = method;
  const inRegisters = form.registers > 0;
  const sends = args.includes('info');
  const fallible = inRegisters && sends;
  const own = args.filter((one) => one !== 'reply' || form.isMcs);
  const context = args.includes('self') ? 'self.context()' : 'context';
  const plain = results[gives][inRegisters ? 'registers' : 'buffer'];
  const names = Array.from({ length: form.registers }, (_, index) => `mr${index}`);
  const isMutable = inRegisters && gives !== 'nothing';
  const words = names.map((name) => (isMutable ? `Some(${name})` : `Some(&${name})`));
  const isLast = own.at(-1) === 'reply';
  const expected = own.map((one) => expressions[one]);
  const all = [
    ...(form.takesBuffer ? ['ipc'] : []),
    ...(isLast ? [...expected.slice(0, -1), ...words, ...expected.slice(-1)] : [...expected, ...words]),
  ];
  const usesBuffer = form.takesBuffer || fallible;
  const callText = call(`sys::seL4_${raw}${inRegisters ? 'WithMRs' : ''}`, all, ';');
  const result = resultOf(gives, inRegisters, fallible);
  return {
    returns: fallible ? `Result<${plain || '()'}, MessageTooLong>` : plain,
    body: [
      ...(usesBuffer ? [`let ipc = ${context}.ipc_buffer();`] : []),
      ...own.flatMap((one) => bindings[one] ?? []),
      ...(fallible ? [`let (info, ${isMutable ? 'mut ' : ''}words) = load(ipc, label, words)?;`] : []),
      ...(isMutable && !sends ? ['let mut words = Registers::default();'] : []),
      ...(inRegisters ? [`let [${names.join(', ')}] = ${isMutable ? '&mut ' : ''}words;`] : []),
      '// SAFETY: the kernel passes words on; of the memory of the program it writes to the IPC buffer alone, which',
      '// nothing has a reference to.',
      'unsafe {',
      `    ${gives === 'nothing' ? '' : 'let info = '}${callText}`,
      ...(result === '' ? [] : [`    ${result}`]),
      '}',
      ...(gives === 'nothing' && fallible ? ['Ok(())'] : []),
    ],
  };
}

function resultOf(gives: IpcMethod['gives'], inRegisters: boolean, fallible: boolean): string {
  if (gives === 'nothing') return '';
  const value =
    gives === 'answer'
      ? inRegisters
        ? 'Answer::new(MessageInfo(info), words)'
        : 'MessageInfo(info)'
      : inRegisters
        ? 'ReceivedWords::new(MessageInfo(info), badge, words)'
        : 'Received::new(MessageInfo(info), badge)';
  const maybe = gives === 'message if any' ? `${value}.if_any()` : value;
  return fallible ? `Ok(${maybe})` : maybe;
}
