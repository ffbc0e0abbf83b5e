// SPDX-License-Identifier: BSD-2-Clause
import type { InvocationLabel, Struct } from '../model/interface.js';
import type { Model } from '../model/model.js';
import type { AbsentSyscall, Syscall } from '../model/syscall.js';
import type { TargetModel } from '../model/target.js';
import { type Fact, flag, toAt, type TrapRegister } from './fact.js';
import type { FactIndex } from './index-facts.js';
import { InvalidDocument, type Reader } from './reader.js';

/** C's prefix of system call numbers. */
export const syscallPrefix = 'seL4_Sys';

/** Sizes of messages. They stand in the C headers. */
export function toLimitFacts({ messageRegisters, limits }: TargetModel, isBuiltIn: boolean): Fact[] {
  const builtIn = flag(isBuiltIn);
  return [
    { kind: 'limit', name: 'messageRegisters', value: messageRegisters, builtIn },
    { kind: 'limit', name: 'messageWords', value: limits.words, builtIn },
    { kind: 'limit', name: 'messageCapabilities', value: limits.capabilities, builtIn },
  ];
}

export function readLimits(index: FactIndex): Pick<TargetModel, 'messageRegisters' | 'limits'> {
  const limits = new Map(index.all('limit').map(({ fact, read }) => [fact.name, read.integer('value')]));
  const limit = (name: string): number => {
    const value = limits.get(name);
    if (value === undefined) throw new InvalidDocument(`there is no limit ${name}`);
    return value;
  };
  return {
    messageRegisters: limit('messageRegisters'),
    limits: { words: limit('messageWords'), capabilities: limit('messageCapabilities') },
  };
}

/** Registers follow from the target: they are there for readers, and no part of the model. */
export function toRegisterFacts(registers: readonly TrapRegister[]): Fact[] {
  return registers.map(({ name, register, source }) => ({
    kind: 'register',
    name,
    of: 'trap',
    register,
    source,
  }));
}

/** System calls by the names of their constants in C, and labels. */
export function toNumberFacts({
  syscalls,
  absentSyscalls,
  labels,
}: Pick<Model, 'syscalls' | 'absentSyscalls' | 'labels'>): Fact[] {
  return [
    ...syscalls.map(({ name, number, list, condition, place }): Fact => ({
      kind: 'syscall',
      name: `${syscallPrefix}${name}`,
      value: number,
      list,
      condition: condition === '' ? undefined : condition,
      at: toAt(place),
    })),
    ...absentSyscalls.map(({ name, number, condition, place }): Fact => ({
      kind: 'absent-syscall',
      name: `${syscallPrefix}${name}`,
      value: number,
      condition,
      at: place && toAt(place),
    })),
    ...labels.map(({ name, number, list, place }): Fact => {
      return { kind: 'label', name, value: number, list, at: toAt(place) };
    }),
  ];
}

export function readSyscalls(index: FactIndex): Syscall[] {
  return index.all('syscall').map(({ fact: { name }, read }) => ({
    name: withoutPrefix(name, read),
    number: read.integer('value'),
    list: read.choice('list', ['api', 'debug']),
    condition: read.optionalText('condition') ?? '',
    place: read.place(),
  }));
}

export function readAbsentSyscalls(index: FactIndex): AbsentSyscall[] {
  return index.all('absent-syscall').map(({ fact: { name }, read }) => ({
    name: withoutPrefix(name, read),
    condition: read.text('condition'),
    number: read.optionalInteger('value'),
    place: read.optionalPlace(),
  }));
}

function withoutPrefix(name: string, read: Reader): string {
  return name.startsWith(syscallPrefix)
    ? name.slice(syscallPrefix.length)
    : read.wrong('name', `one that begins with ${syscallPrefix}`);
}

export function readLabels(index: FactIndex): InvocationLabel[] {
  return index.all('label').map(({ fact: { name }, read }) => ({
    name,
    number: read.integer('value'),
    list: read.choice('list', ['object-api', 'sel4-arch', 'arch']),
    place: read.place(),
  }));
}

/** Structs that travel in messages, a word for each member. */
export function toMessageStructFacts(structs: readonly Struct[]): Fact[] {
  return structs.flatMap(({ name: of, members, place }): Fact[] => [
    { kind: 'message-struct', name: of, at: toAt(place) },
    ...members.map((name, word): Fact => ({ kind: 'message-member', name, of, word })),
  ]);
}

export function readMessageStructs(index: FactIndex): Struct[] {
  return index.all('message-struct').map(({ fact, read }) => ({
    name: fact.name,
    members: index.parts('message-member', fact).map(({ fact: member }) => member.name),
    place: read.place(),
  }));
}
