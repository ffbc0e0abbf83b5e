// SPDX-License-Identifier: BSD-2-Clause

// Names that templates/typed has or uses by itself. A name of a spec that is one of them is changed by rule.

function set(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Types, traits and variants in scope in `cap` and `types`, and those of Rust's prelude. */
const types = set(
  'Capability CapData CPtr CapRights Badge Guard ObjectType Slot Slots Word Time Context NoContext StaticContext ' +
    'FnContext IpcBuffer Error Result Self Option Some None Ok Err Box String Vec From Into TryFrom TryInto Default ' +
    'Clone Copy Debug PartialEq Eq PartialOrd Ord Hash Hasher Formatter Drop Fn FnMut FnOnce Send Sync Sized Unpin ' +
    'AsRef AsMut Iterator IntoIterator Extend DoubleEndedIterator ExactSizeIterator FromIterator ToOwned ToString ' +
    'BitOr BitOrAssign BitAnd BitAndAssign Not C',
);

/** Inherent methods of all capabilities. */
export const capabilityMethods = set('cptr context with without_context cast from_cptr from_bits null');

/** Those that a CNode has besides. */
export const cnodeMethods = set(
  `${[...capabilityMethods].join(' ')} slot slot_with_depth slots_from this_slot`,
);

export const slotMethods = set('root index depth with without_context slots_from new');

/** Variables of the methods, and what their bodies call. */
export const ownVariables = set('ipc error result check sys');

export function isReservedType(name: string): boolean {
  return types.has(name);
}
