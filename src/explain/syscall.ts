// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { syscallPrefix } from '../facts/numbers.js';
import { usesOfSyscall, type SyscallUse } from '../view/syscalls/shapes.js';
import type { Role } from '../view/trap/convention.js';
import { hasDestinationRegister } from '../view/trap/trap-view.js';
import type { Context } from './context.js';
import type { Explanation, Section } from './explanation.js';
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
      ['Number', `${number}, in a register ${unsigned(number, model.target.wordSize)}`],
      ['Functions', uses.map((use) => use.name).join(', ') || 'none: nobody knows what it takes'],
    ],
    sections: [
      ...explainSyscallNumber(name, variability.syscalls),
      ...distinct(uses).flatMap((use) => sectionsOf(use, name, number, context)),
    ],
    facts: [fact],
  };
}

/** Functions that pass the same in the same way are one picture. */
function distinct(uses: readonly SyscallUse[]): readonly SyscallUse[] {
  const pictures = uses.map(({ shape, args }) =>
    JSON.stringify([shape, ...roles.map((role) => argument(role, args))]),
  );
  return uses.filter((_, at) => pictures.indexOf(pictures[at] ?? '') === at);
}

const roles: readonly Role[] = ['dest', 'info', 'reply', 'nbdest'];

function sectionsOf(use: SyscallUse, name: string, number: number, { model }: Context): Section[] {
  const sections = registerSections(
    use.shape,
    `the system call: ${name} (${number})`,
    (role) => {
      const word = messageWord(role);
      if (word !== undefined) return use.args.mrs === undefined ? undefined : `message word ${word}`;
      return argument(role, use.args);
    },
    (role) => {
      const word = messageWord(role);
      if (word !== undefined) return `message word ${word}`;
      return role === 'dest' ? 'the badge, or the word that is returned' : 'message info';
    },
    model.target,
  );
  // Where no register is left for it, the destination of a send that does not wait stands in the IPC buffer.
  const inBuffer = use.args.nbdest !== undefined && !hasDestinationRegister(model.target);
  const [into, ...others] = sections;
  const all = inBuffer && into ? [withRow(into, ['buffer userData', use.args.nbdest]), ...others] : sections;
  return [{ title: use.name, sentences: [use.doc] }, ...all];
}

function withRow(section: Section, row: readonly (string | undefined)[]): Section {
  return { ...section, table: [...(section.table ?? []), row.map((cell) => cell ?? '')] };
}

/** What a role carries, by the name of the argument; nothing for what is passed as 0. */
function argument(role: Role, args: SyscallUse['args']): string | undefined {
  if (role === 'info') return args.info === undefined ? undefined : 'message info';
  if (role === 'dest') return args.dest;
  if (role === 'reply') return args.reply === undefined ? undefined : `${args.reply}: a reply capability`;
  return role === 'nbdest' ? args.nbdest : undefined;
}

function unsigned(number: number, wordSize: number): string {
  return `0x${BigInt.asUintN(wordSize, BigInt(number)).toString(16)}`;
}
