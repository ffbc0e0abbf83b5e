// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField } from '../../model/header.js';
import type { Place } from '../../model/place.js';
import { signature } from '../layout-marks.js';
import { rustName } from '../rust-names.js';

/** A part of a struct of bit-fields, with a method to read it and one to set it. */
export interface BitFieldView {
  readonly name: string;
  readonly doc: string;
  /** Lowest bit, counted from the lowest bit of the first byte. */
  readonly offset: number;
  readonly width: number;
  readonly getter: string;
  readonly setter: string;
  readonly place: Place;
}

/** Whether anything in it is a bit-field: then Rust has no struct of that layout. */
export function hasBitFields(fields: readonly HeaderField[]): boolean {
  return fields.some((field) => field.bits !== undefined || hasBitFields(field.fields ?? []));
}

/** All integers in the struct, those of structs within it included; members without a name are looked through. */
export function toBitFields(fields: readonly HeaderField[], at = 0, prefix = ''): BitFieldView[] {
  return fields.flatMap((field): BitFieldView[] => {
    const name = `${prefix}${field.name}`;
    if (field.fields) {
      return toBitFields(field.fields, at + field.offset * 8, field.name === '' ? prefix : `${name}_`);
    }
    const [offset, width] = field.bits
      ? [at + field.bits.offset, field.bits.width]
      : [at + field.offset * 8, field.size * 8];
    if (field.array || width > 64) return [];
    return [
      {
        name,
        doc: `\`${name}\`: ${width} bit${width === 1 ? '' : 's'} from bit ${offset} on.`,
        offset,
        width,
        getter: signature(`pub const fn ${rustName(name)}`, ['&self'], ' -> u64 {'),
        setter: signature(`pub const fn with_${name}`, ['mut self', 'value: u64'], ' -> Self {'),
        place: field.place,
      },
    ];
  });
}
