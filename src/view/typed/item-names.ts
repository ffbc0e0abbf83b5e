// SPDX-License-Identifier: BSD-2-Clause
import { isKeyword, snakeCase } from '../rust-names.js';

/** A name of C in the form of Rust's types: `VMFault` is `VmFault`. */
export function typeName(name: string): string {
  const words = snakeCase(name).split('_');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** A name of C in the form of Rust's functions, without doubled underscores: `FaultIP` is `fault_ip`. */
export function functionName(name: string): string {
  return snakeCase(name).split('_').filter(Boolean).join('_');
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
