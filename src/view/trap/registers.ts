// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';
import type { Role } from './convention.js';
import { trapShapes } from './shapes.js';
import { conventions, rolesOf } from './trap-view.js';

/** What roles are called where no Rust is meant. */
const names: Readonly<Record<Exclude<Role, `mr${number}`>, string>> = {
  dest: 'destination',
  info: 'messageInfo',
  reply: 'reply',
  nbdest: 'sendDestination',
};

/** The registers of a target as the kernel reads them: for whoever wants the table and not the assembly. */
export function trapRegisters({ trap, isMcs, messageRegisters }: TargetModel): {
  readonly name: string;
  readonly register: string;
  readonly source: string;
}[] {
  const { number, roles, source } = conventions[trap];
  const messages = Array.from({ length: messageRegisters }, (_, index) => `mr${index}` as Role);
  const used: Role[] = ['dest', 'info', ...messages, ...(isMcs ? (['reply', 'nbdest'] as const) : [])];
  return [
    { name: 'systemCall', register: number, source },
    ...used.flatMap((role) => {
      const register = roles[role]?.kernel;
      if (register === undefined) return [];
      return [{ name: nameOf(role), register, source }];
    }),
  ];
}

function nameOf(role: Role): string {
  return /^mr(\d)$/.test(role) ? role.replace('mr', 'message') : names[role as keyof typeof names];
}

/** A register at a trap of one shape, as the kernel reads or writes it. */
export interface CallRegister {
  readonly role: Role;
  readonly register: string;
}

/** What a trap of a shape takes and gives back, with the number of the system call in a register of its own. */
export function callRegisters(
  shapeName: string,
  target: TargetModel,
): {
  readonly number: string;
  readonly sent: readonly CallRegister[];
  readonly received: readonly CallRegister[];
} {
  const { number, roles } = conventions[target.trap];
  const shape = trapShapes.find(({ name }) => name === shapeName);
  const { sent, received } = shape ? rolesOf(shape, target) : { sent: [], received: [] };
  const named = (some: readonly Role[]): CallRegister[] =>
    some.flatMap((role) => {
      const register = roles[role]?.kernel;
      return register === undefined ? [] : [{ role, register }];
    });
  return { number, sent: named(sent), received: named(received) };
}
