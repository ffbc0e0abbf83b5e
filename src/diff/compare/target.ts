// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';

/** The machine, the registers at the trap, and the sizes of messages. */
export function compareTarget(sides: Sides): Draft[] {
  return [...compareMachine(sides), ...compareRegisters(sides), ...compareLimits(sides)];
}

const trapCode = (side: Side): Fact | undefined => side.find('register', 'systemCall');

/** Properties of the target with their names in documents, in words, and a fact that follows from them. */
const properties = {
  sel4Arch: ['sel4Arch', 'architecture', trapCode],
  wordSize: ['wordSize', 'word size', (side: Side) => side.find('typedef', 'seL4_Word')],
  trap: ['trap', 'way into the kernel', trapCode],
  // There are two lists of system calls.
  isMcs: ['mcs', 'MCS scheduling', (side: Side) => side.all('syscall')[0]],
} as const;

/** Where the headers have the limits. */
const limitConstants: Readonly<Record<string, string>> = {
  messageRegisters: 'seL4_FastMessageRegisters',
  messageWords: 'seL4_MsgMaxLength',
  messageCapabilities: 'seL4_MsgMaxExtraCaps',
};

function compareMachine({ old, new: now }: Sides): Draft[] {
  const before = old.document.target;
  const after = now.document.target;
  const changed = (Object.keys(properties) as (keyof typeof properties)[]).filter(
    (property) => before[property] !== after[property],
  );
  const drafts = changed.map((property): Draft => ({
    rule: 'target-changed',
    name: properties[property][0],
    change: `${properties[property][1]}: ${show(after[property])}, was ${show(before[property])}`,
    effect:
      property === 'isMcs'
        ? 'An old binary makes system calls of another list, and lays out faults and scheduling objects for another kernel.'
        : 'An old binary does not run on such a machine, or enters the kernel in a way that it does not have.',
    near: { old: properties[property][2](old), new: properties[property][2](now) },
  }));
  if (before.stubsUseBufferOnly !== after.stubsUseBufferOnly) {
    drafts.push({
      rule: 'stubs-changed',
      name: 'stubsUseBufferOnly',
      change: `${show(after.stubsUseBufferOnly)}, was ${show(before.stubsUseBufferOnly)}`,
      effect: 'Old binaries do not notice.',
    });
  }
  return drafts;
}

function compareRegisters(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('register'), sides.new.all('register'));
  const rule = 'trap-register-changed';
  return [
    ...kept
      .filter((pair) => !isSame(pair.old['register'], pair.new['register']))
      .map((pair): Draft => ({
        rule,
        name: `trap.${pair.new.name}`,
        change: `${show(pair.new['register'])}, was ${show(pair.old['register'])}`,
        effect: `An old binary passes it in ${show(pair.old['register'])}, where the kernel does not look.`,
        ...pair,
      })),
    ...removed.map((old): Draft => ({
      rule,
      name: `trap.${old.name}`,
      change: `removed; it was ${show(old['register'])}`,
      effect: 'An old binary passes it in a register that the kernel does not look at.',
      old,
    })),
    ...added.map((now): Draft => ({
      rule,
      name: `trap.${now.name}`,
      change: `new: ${show(now['register'])}`,
      effect: `An old binary leaves in ${show(now['register'])} what happens to be there, and the kernel reads it.`,
      new: now,
    })),
  ];
}

function compareLimits(sides: Sides): Draft[] {
  const { kept } = matchByName(sides.old.all('limit'), sides.new.all('limit'));
  return kept
    .filter((pair) => !isSame(pair.old['value'], pair.new['value']))
    .map((pair): Draft => ({
      rule: pair.new.name === 'messageRegisters' ? 'message-registers-changed' : 'message-limit-changed',
      name: pair.new.name,
      change: `${show(pair.new['value'])}, was ${show(pair.old['value'])}`,
      effect:
        pair.new.name === 'messageRegisters'
          ? 'An old binary puts message words into registers that carry none, or leaves them in the IPC buffer.'
          : 'An old binary lays out the IPC buffer in another way than the kernel.',
      ...pair,
      near: { old: constantOf(pair.old, sides.old), new: constantOf(pair.new, sides.new) },
    }));
}

function constantOf({ name }: Fact, side: Side): Fact | undefined {
  const constant = limitConstants[name] ?? '';
  return side.find('constant', constant) ?? side.find('enumerator', constant);
}
