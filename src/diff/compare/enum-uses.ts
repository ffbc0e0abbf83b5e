// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Side, Sides } from '../side.js';

/** Who says the numbers of an enum to whom, or what they count. */
export type EnumUse = 'sent' | 'received' | 'both' | 'message word' | 'slot' | 'limit' | 'unknown';

/**
 * What no spec says, by the names of enums and of their typedefs. In the interface XML, object types are bare words, and
 * what the kernel writes without being asked is not there at all.
 */
const known: Readonly<Record<string, EnumUse>> = {
  // The argument of Untyped_Retype: one list in three enums, of which x86 calls the second otherwise.
  seL4_ObjectType: 'sent',
  seL4_ModeObjectType: 'sent',
  seL4_seL4ArchObjectType: 'sent',
  seL4_ArchObjectType: 'sent',
  // What an invocation returns, and which lookup failed.
  seL4_Error: 'received',
  seL4_LookupFailureType: 'received',
  // Headers of the boot information, and entries of the kernel's log.
  seL4_BootInfoID: 'received',
  entry_type_t: 'received',
  // Arguments, and results too: of TCB_GetBreakpoint and of a fault, and of TCB_SetFlags.
  seL4_BreakpointType: 'both',
  seL4_BreakpointAccess: 'both',
  seL4_TCBFlag: 'both',
  // Message registers of VMEnter.
  kernel_fault_context: 'message word',
  // Where the kernel puts the capabilities of the root task.
  seL4_RootCNodeCapSlots: 'slot',
  priorityConstants: 'limit',
  seL4_MsgLimits: 'limit',
};

/** What an enumerator of these enums is used for: names and the table say it, types and descriptions of parameters. */
export function enumUses({ old, new: now }: Sides): (enumerator: Fact, ...homes: readonly Fact[]) => EnumUse {
  const spoken = [old, now].map(spokenNames);
  return (enumerator, ...homes) => {
    if (isLimitName(enumerator.name) || isCount(enumerator.name)) return 'limit';
    const names = homes.flatMap((home) => [home.name, ...typedefsOf(home)]);
    if (names.some((name) => /_?Msg$/.test(name))) return 'message word';
    const listed = names.find((name) => Object.hasOwn(known, name));
    if (listed !== undefined) return known[listed] ?? 'unknown';
    const uses = new Set(names.flatMap((name) => spoken.flatMap((each) => each.get(name) ?? [])));
    const [use = 'unknown'] = uses;
    return uses.size > 1 ? 'both' : use;
  };
}

/** Enums that are the type of a parameter, or that its description speaks of, with the way that it travels. */
function spokenNames(side: Side): ReadonlyMap<string, EnumUse> {
  const enums = new Map<string, string>();
  for (const home of side.all('enum'))
    for (const name of [home.name, ...typedefsOf(home)]) enums.set(name, home.name);
  for (const { name, of } of side.all('enumerator')) if (of !== undefined) enums.set(name, of);
  const uses = new Map<string, EnumUse>();
  for (const { type, description, direction } of side.all('parameter')) {
    const words = [type, ...(typeof description === 'string' ? (description.match(/\w+/g) ?? []) : [])];
    for (const word of words) {
      const name = typeof word === 'string' ? enums.get(word) : undefined;
      const use = direction === 'out' ? 'received' : 'sent';
      if (name !== undefined) uses.set(name, (uses.get(name) ?? use) === use ? use : 'both');
    }
  }
  return uses;
}

function typedefsOf({ typedefs }: Fact): readonly string[] {
  return Array.isArray(typedefs) ? (typedefs as readonly string[]) : [];
}

/** Bounds and masks are numbers that others are compared with, and stand for nothing themselves. */
function isLimitName(name: string): boolean {
  return /(?<![A-Z])(?:Max|Min)(?=[A-Z])|_(?:MAX|MIN|MASK)(?=_|$)/.test(name);
}

/** Says how many words a message has, among the names of its words. */
export function isLength(name: string): boolean {
  return /_(?:Length|NUM)(?=_|$)/.test(name);
}

/** Says how many names there are. */
export function isCount(name: string): boolean {
  return /(?:^|_)Num(?=[A-Z]|$)|_NUM$|Count$/.test(name);
}
