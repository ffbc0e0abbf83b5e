// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { syscallPrefix } from '../facts/numbers.js';
import { usesOfSyscall, type SyscallUse } from '../view/syscalls/shapes.js';
import type { Role } from '../view/trap/convention.js';
import { hasDestinationRegister } from '../view/trap/trap-view.js';
import type { Context } from './context.js';
import type { Explanation, Pair, Section } from './explanation.js';
import { explainSyscallNumber } from './numbering.js';
import { messageWord, registerSections } from './registers.js';
import { exists, placeOf } from './words.js';

/** A system call: its number, and its registers. */
export function explainSyscall(fact: Fact, context: Context): Explanation {
  const { model, variability } = context;
  const name = fact.name.slice(syscallPrefix.length);
  const number = Number(fact['value']);
  const uses = usesOfSyscall(name, model.target);
  const condition = variability.syscalls.find((one) => one.name === name)?.condition ?? '';
  return {
    name: fact.name,
    what: `system call ${number}`,
    about: [
      ['Defined', placeOf(fact)],
      ['Exists', exists(condition)],
      numberPair(number, context),
      ['Functions', uses.map((use) => use.name).join(', ') || 'none: nobody knows what it takes'],
    ],
    sections: [
      ...explainSyscallNumber(name, variability.syscalls),
      ...distinct(uses.map((use) => sectionsOf(use, name, number, context))),
    ],
    facts: [fact],
  };
}

/** Functions that pass and take the same in the same way are one picture. */
function distinct(pictures: readonly (readonly Section[])[]): Section[] {
  const registers = pictures.map(([, ...sections]) => JSON.stringify(sections));
  return pictures.filter((_, at) => registers.indexOf(registers[at] ?? '') === at).flat();
}

/** The function and its registers. */
export function sectionsOf(use: SyscallUse, name: string, number: number, { model }: Context): Section[] {
  const sections = registerSections(
    use.shape,
    `the system call: ${name} (${number})`,
    (role) => argument(role, use),
    (role) => result(role, use),
    model.target,
  );
  // Where no register is left for it, the destination of a send that does not wait stands in the IPC buffer.
  const inBuffer = use.args.nbdest !== undefined && !hasDestinationRegister(model.target);
  const [into, ...others] = sections;
  const all =
    inBuffer && into ? [withRow(into, ['buffer userData', argument('nbdest', use)]), ...others] : sections;
  const nothing = others.length === 0 ? ['It takes nothing from the registers that come back.'] : [];
  return [{ title: use.name, sentences: [use.doc, ...nothing] }, ...all];
}

function withRow(section: Section, row: readonly (string | undefined)[]): Section {
  return { ...section, table: [...(section.table ?? []), row.map((cell) => cell ?? '')] };
}

/** What a role carries into the kernel; nothing for what is passed as 0. */
function argument(role: Role, use: SyscallUse): string | undefined {
  const { args } = use;
  const word = messageWord(role);
  if (word !== undefined) return messageArgument(word, use);
  if (role === 'info') return args.info === 'msgInfo.words[0]' ? 'message info' : parameterOf(args.info, use);
  if (role === 'dest') return parameterOf(args.dest, use);
  if (role === 'reply') {
    const reply = parameterOf(args.reply, use);
    return reply === undefined ? undefined : `${reply}: a reply capability`;
  }
  return role === 'nbdest' ? parameterOf(args.nbdest, use) : undefined;
}

/** A word of the message: all are passed from an array, or some of them are values and the others 0. */
function messageArgument(index: number, use: SyscallUse): string | undefined {
  const { mrs } = use.args;
  if (mrs === undefined) return undefined;
  if (!mrs.startsWith('[')) return `message word ${index}`;
  const value = mrs.slice(1, -1).split(', ')[index];
  return value === undefined || value === '0'
    ? undefined
    : `message word ${index}: ${parameterOf(value, use)}`;
}

/** A parameter of a function by its name, without what Rust converts it with. */
function parameterOf(expression: string | undefined, { parameters }: SyscallUse): string | undefined {
  const words: readonly string[] = expression?.match(/\w+/g) ?? [];
  return parameters.find((name) => words.includes(name)) ?? expression;
}

/** What a role brings back, as far as the function takes it. */
function result(role: Role, { takes, returns }: SyscallUse): string | undefined {
  const word = messageWord(role);
  if (word !== undefined) return takes.words(word) ? `message word ${word}` : undefined;
  if (role === 'info')
    return !takes.info
      ? undefined
      : returns === 'seL4_MessageInfo_t'
        ? 'message info'
        : 'the word that is returned';
  if (takes.badge === undefined) return undefined;
  return takes.badge === 'badge' ? 'the badge' : 'the word that is returned';
}

/** A number as it is counted, and as a register shows it. */
export function numberPair(number: number, { model }: Context, note = ''): Pair {
  const text = `${number}, in a register ${unsigned(number, model.target.wordSize)}`;
  return ['Number', note === '' ? text : `${text}; ${note}`];
}

function unsigned(number: number, wordSize: number): string {
  return `0x${BigInt.asUintN(wordSize, BigInt(number)).toString(16)}`;
}
