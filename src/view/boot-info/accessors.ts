// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderStruct } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { createItemNames, rustType } from '../headers/names.js';
import { fieldName } from '../headers/structs-view.js';
import { signature } from '../layout-marks.js';
import { isKeyword, snakeCase } from '../rust-names.js';
import { isStruct, underlying } from './facts.js';
import { fieldDocs } from './field-docs.js';

/** A method that reads one field of `seL4_BootInfo`. */
export interface AccessorView {
  readonly name: string;
  readonly doc: readonly string[];
  readonly head: string;
  readonly value: string;
}

/** Methods that the template has already. */
const ownNames: readonly string[] = (
  'from_ptr raw ipc_buffer untypeds untyped_caps extra extra_bytes extra_records ' +
  'clone clone_from fmt borrow borrow_mut from into try_from try_into type_id to_owned clone_into'
).split(' ');

/** Methods for all integers and all regions of slots; what else there is can be had from the struct itself. */
export function toAccessors(struct: HeaderStruct, model: Model): AccessorView[] {
  const taken = new Set(ownNames);
  return struct.fields.flatMap((field): AccessorView[] => {
    const name = snakeCase(field.name);
    const read = toRead(field, model);
    // A second field of this name, or one that hides a method, stays in the struct only.
    if (!read || taken.has(name) || isKeyword(name)) return [];
    taken.add(name);
    // The texts of the table are ours: they need no escaping.
    const about = fieldDocs.get(field.name) ?? `The field ${code(field.name)}.`;
    const doc = paragraphs([about], [headerLine(field.place, model.headers.isBorrowed)]);
    const head = signature(`pub const fn ${name}`, ['self'], ` -> ${read.type} {`);
    return [{ name, doc, head, value: read.value }];
  });
}

function toRead(
  field: HeaderField,
  model: Model,
): { readonly type: string; readonly value: string } | undefined {
  const { headers } = model;
  const value = `self.info.${fieldName(field)}`;
  if (isStruct(field.shape, 'seL4_SlotRegion', headers)) {
    return { type: 'SlotRegion', value: `SlotRegion::of(${value})` };
  }
  if (underlying(field.shape, headers).kind !== 'integer') return undefined;
  const type = rustType(field.shape, createItemNames(model), '');
  return { type: field.shape.kind === 'named' ? `sys::${type}` : type, value };
}
