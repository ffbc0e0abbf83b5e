// SPDX-License-Identifier: BSD-2-Clause

import { isKeyword } from '../rust-names.js';

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
export const capabilityMethods = set(
  'cptr context with without_context cast from_cptr from_bits from_parts null',
);

/** Those that a CNode has besides. */
export const cnodeMethods = set(
  `${[...capabilityMethods].join(' ')} slot slot_of slot_with_depth slots_from this_slot`,
);

export const slotMethods = set(
  'root index depth cptr cap with without_context and_following cnode_slots_from new',
);

/** Variables of the methods, and what their bodies call. */
export const ownVariables = set('ipc error result check sys');

export function isReservedType(name: string): boolean {
  return types.has(name);
}

/** Names of one namespace. Whatever cannot have its name, or would take another's, is left out by who asks. */
export class ItemNames {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  /** Whether the name can be used; from then on it is taken. */
  take(name: string): boolean {
    if (!/^[A-Za-z]\w*$/.test(name) || isKeyword(name) || this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }
}

/** Names that all types have from Rust's prelude traits and the derived ones: a method must not hide them. */
export const traitMethods: readonly string[] = (
  'clone clone_from fmt eq ne hash borrow borrow_mut from into try_from try_into type_id to_owned ' +
  'clone_into clone_to_uninit to_string source description cause provide'
).split(' ');

/** Names of types, traits and variants that modules of the typed layer have in scope. */
export const preludeTypes: readonly string[] = (
  'Self Some None Ok Err Option Result Box Vec String From Into TryFrom TryInto Default Clone Copy Debug ' +
  'Display PartialEq Eq PartialOrd Ord Hash Drop Fn FnMut FnOnce Send Sync Sized Unpin Iterator AsRef AsMut'
).split(' ');
