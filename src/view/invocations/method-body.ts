// SPDX-License-Identifier: BSD-2-Clause
import type { Method } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import type { TargetModel } from '../../model/target.js';
import { call } from '../layout-marks.js';
import { rustName } from '../rust-names.js';
import { assignment, destructuring } from '../statements.js';
import type { EnumTypes } from './enums.js';
import { requestWords, resultMember, type StructWords, structWords } from './message.js';

/** The statements of an invocation: put the request together, trap, take the reply apart. */
export function methodBody(
  method: Method,
  model: Model,
  resultType: string | undefined,
  enums: EnumTypes,
): string[] {
  const { target } = model;
  // Stubs built to use the buffer alone pass no word in a register of their own choosing.
  const registers = target.stubsUseBufferOnly ? 0 : target.messageRegisters;
  const words = requestWords(method, target, enums);
  const inputs = method.inputs.filter((parameter) => parameter.kind !== 'capability');
  const input = structWords(inputs, method, target, registers);
  const output = structWords(method.outputs, method, target, registers);
  const result = resultType ?? 'seL4_Error';
  return [
    ...method.inputs.flatMap((one) =>
      one.kind === 'capability' ? [`ipc.set_cap(${one.slot}, ${rustName(one.name)});`] : [],
    ),
    ...(input ? takeStructApart(input) : []),
    ...words.slice(0, registers).flatMap((parts, index) => joined(`mr${index}`, parts)),
    ...words.slice(registers).flatMap((parts, index) => storeWord(parts, registers + index, input)),
    ...(input && input.inRegisters < input.words ? storeStruct(input) : []),
    `let info = ${call('request', [method.label, String(method.extraCaps), String(method.requestWords)], ';')}`,
    ...trap(words.length, target),
    'let info = seL4_MessageInfo_t {',
    '    words: [reply.info],',
    '};',
    'let error = seL4_Error(info.get_label());',
    'if error != seL4_Error::seL4_NoError {',
    '    ipc.store_message_registers(reply.mrs);',
    ...(resultType
      ? [`    return ${result} {`, '        error,', `        ..${result}::default()`, '    };']
      : ['    return error;']),
    '}',
    ...(output ? putStructTogether(output) : []),
    ...(resultType ? results(method, model, resultType, enums) : ['error']),
  ];
}

/** Binds a word of the request to a name: one statement for each part. */
function joined(name: string, [first = '0', ...others]: readonly string[]): string[] {
  return [`let ${name} = ${alone(first)};`, ...others.map((part) => `let ${name} = ${name} | ${part};`)];
}

/** A part that stands alone needs no parentheses around it. */
function alone(part: string): string {
  return /^\([^()]*\)$/.test(part) ? part.slice(1, -1) : part;
}

function takeStructApart({ parameter, words, inRegisters }: StructWords): string[] {
  const names = Array.from({ length: inRegisters }, (_, index) => `${parameter.name}_${index}`);
  return [takeApart(parameter.name, names, inRegisters < words, `${rustName(parameter.name)}.as_words()`)];
}

/** Gives names to the words of a struct: those that travel in registers, and the rest. */
function takeApart(name: string, names: readonly string[], hasRest: boolean, words: string): string {
  if (names.length === 0) return assignment(`let ${name}_rest`, words);
  return destructuring(hasRest ? [...names, `${name}_rest @ ..`] : names, words);
}

/** Words that do not belong to a struct stand before it and go into the buffer one by one. */
function storeWord(parts: readonly string[], index: number, input: StructWords | undefined): string[] {
  const isOfStruct = input && index >= input.first && index < input.first + input.words;
  if (isOfStruct) return [];
  if (parts.length === 1) return [call('ipc.set_mr', [String(index), alone(parts[0] ?? '0')], ';')];
  return [...joined('word', parts), `ipc.set_mr(${index}, word);`];
}

function storeStruct({ parameter, first, inRegisters, isCounted }: StructWords): string[] {
  const rest = `${parameter.name}_rest`;
  const start = String(first + inRegisters);
  if (!isCounted) return [`ipc.set_words(${start}, ${rest});`];
  // The kernel reads only as many words as `count` says.
  return ifMore(inRegisters, (count) => [
    `let ${rest} = ${rest}.get(..${count}).unwrap_or(${rest});`,
    `ipc.set_words(${start}, ${rest});`,
  ]);
}

/** Statements for the words behind those in registers, if the parameter `count` says that there are any. */
function ifMore(inRegisters: number, statements: (count: string) => readonly string[]): string[] {
  if (inRegisters === 0) return [...statements('count as usize')];
  return [
    `if count as usize > ${inRegisters} {`,
    ...statements(`count as usize - ${inRegisters}`).map((line) => `    ${line}`),
    '}',
  ];
}

function trap(words: number, target: TargetModel): string[] {
  const fast = target.messageRegisters;
  if (target.stubsUseBufferOnly) {
    return [
      'let mrs = ipc.load_message_registers();',
      trapCall('mrs'),
      'ipc.store_message_registers(reply.mrs);',
    ];
  }
  const mrs = Array.from({ length: fast }, (_, index) => (index < words ? `mr${index}` : '0'));
  return [`let mrs = [${mrs.join(', ')}];`, trapCall('mrs')];
}

function trapCall(mrs: string): string {
  return `let reply = ${call('trap::send_recv', ['seL4_SysCall', '_service', 'info', mrs], ';')}`;
}

/** Fills a struct that is returned by reference, from registers and buffer. */
function putStructTogether({ parameter, first, words, inRegisters, isCounted }: StructWords): string[] {
  const name = parameter.name;
  const names = Array.from({ length: inRegisters }, (_, index) => `word_${index}`);
  const hasRest = inRegisters < words;
  const lines = [
    takeApart('words', names, hasRest, `${rustName(name)}.as_words_mut()`),
    ...names.map((word, index) => `*${word} = reply.mrs[${first + index}];`),
  ];
  if (!hasRest) return lines;
  const start = String(first + inRegisters);
  if (!isCounted) return [...lines, `ipc.get_words(${start}, words_rest);`];
  return [
    ...lines,
    ...ifMore(inRegisters, (count) => [
      `let end = (${count}).min(${words - inRegisters});`,
      'if let Some(words_rest) = words_rest.get_mut(..end) {',
      `    ipc.get_words(${start}, words_rest);`,
      '}',
    ]),
  ];
}

function results(method: Method, { structs, target }: Model, resultType: string, enums: EnumTypes): string[] {
  const registers = target.stubsUseBufferOnly ? 0 : target.messageRegisters;
  const word = (index: number): string =>
    index < registers ? `reply.mrs[${index}]` : `ipc.get_mr(${index})`;
  const byValue = method.outputs.filter(({ byReference }) => !byReference);
  return [
    `${resultType} {`,
    '    error,',
    ...byValue.map((output) => {
      const members = structs.find(({ name }) => name === output.type)?.members ?? [];
      return `    ${resultMember(output, target, word, members, enums)}`;
    }),
    '}',
  ];
}
