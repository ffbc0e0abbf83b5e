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

const results = {
  nothing: { buffer: '', registers: '' },
  answer: { buffer: 'Answer', registers: 'AnswerWords' },
  message: { buffer: 'Received', registers: 'ReceivedWords' },
  'message if any': { buffer: 'Option<Received>', registers: 'Option<ReceivedWords>' },
  signal: { buffer: 'Badge', registers: 'Badge' },
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
  const givesInfo = gives !== 'nothing' && gives !== 'signal';
  const words = names.map((name) => (isMutable ? `Some(${name})` : `Some(&${name})`));
  const isLast = own.at(-1) === 'reply';
  const expected = own.map((one) => expressions[one]);
  const all = [
    ...(form.takesBuffer ? ['ipc'] : []),
    ...(isLast ? [...expected.slice(0, -1), ...words, ...expected.slice(-1)] : [...expected, ...words]),
  ];
  const usesBuffer = form.takesBuffer || sends;
  const callText = call(`sys::seL4_${raw}${inRegisters ? 'WithMRs' : ''}`, all, ';');
  const result = resultOf(gives, inRegisters, fallible);
  return {
    returns: fallible ? `Result<${plain || '()'}, MessageTooLong>` : plain,
    body: [
      ...(usesBuffer ? [`let ipc = ${context}.ipc_buffer();`] : []),
      ...own.flatMap((one) => bindings[one] ?? []),
      ...(sends && !inRegisters ? ['let info = message.write(ipc).0;'] : []),
      ...(fallible ? [`let (info, ${isMutable ? 'mut ' : ''}words) = load(ipc, label, words)?;`] : []),
      ...(isMutable && !sends ? ['let mut words = Registers::default();'] : []),
      ...(inRegisters ? [`let [${names.join(', ')}] = ${isMutable ? '&mut ' : ''}words;`] : []),
      '// SAFETY: the kernel passes words on; of the memory of the program it writes to the IPC buffer alone, which',
      '// nothing has a reference to.',
      'unsafe {',
      `    ${givesInfo ? 'let info = ' : ''}${callText}`,
      ...result.map((line) => `    ${line}`),
      '}',
      ...(gives === 'nothing' && fallible ? ['Ok(())'] : []),
    ],
  };
}

/** The last statements: what the method makes of what the raw function gives. */
function resultOf(gives: IpcMethod['gives'], inRegisters: boolean, fallible: boolean): string[] {
  if (gives === 'nothing') return [];
  const ok = (value: string): string => (fallible ? `Ok(${value})` : value);
  const form = inRegisters ? 'Words' : '';
  const rest = inRegisters ? ', words' : '';
  const received = `Received${form}::new(MessageInfo(info), Badge::new(badge)${rest})`;
  switch (gives) {
    case 'signal':
      return [ok('Badge::new(badge)')];
    case 'answer':
      return [ok(`Answer${form}::new(MessageInfo(info)${rest})`)];
    case 'message':
      return fallible ? [`let received = ${received};`, 'Ok(received)'] : [received];
    case 'message if any':
      // The kernel says by this badge that there was none.
      return [`let received = ${received};`, ok('(badge != 0).then_some(received)')];
  }
}
