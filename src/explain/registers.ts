// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../model/target.js';
import type { Role } from '../view/trap/convention.js';
import { callRegisters } from '../view/trap/registers.js';
import type { Section } from './explanation.js';

/** What a role carries; undefined for nothing that matters. */
export type Carried = (role: Role) => string | undefined;

/** Registers at the trap of a shape, before and after: the tables are those that the emitted code is made from. */
export function registerSections(
  shape: string,
  number: string,
  sends: Carried,
  receives: Carried,
  target: TargetModel,
): Section[] {
  const registers = callRegisters(shape, target);
  const rows = (some: typeof registers.sent, carried: Carried): string[][] =>
    some.flatMap(({ role, register }) => {
      const text = carried(role);
      return text === undefined ? [] : [[register, text]];
    });
  const sent = [[registers.number, number], ...rows(registers.sent, sends)];
  const received = rows(registers.received, receives);
  return [
    { title: 'Registers into the kernel', table: [['REGISTER', 'CARRIES'], ...sent] },
    ...(received.length === 0
      ? []
      : [{ title: 'Registers out of the kernel', table: [['REGISTER', 'CARRIES'], ...received] }]),
  ];
}

/** The index of a message word that a role carries. */
export function messageWord(role: Role): number | undefined {
  const index = /^mr(\d)$/.exec(role)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** Where a word of a message travels, by its register or its place in the IPC buffer. */
export function placeOfWord(index: number, target: TargetModel, direction: 'sent' | 'received'): string {
  const all = callRegisters('send_recv', target)[direction];
  const found = all.find(({ role }) => messageWord(role) === index);
  return found ? found.register : `buffer msg[${index}]`;
}
