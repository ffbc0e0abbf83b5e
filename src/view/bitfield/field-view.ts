// SPDX-License-Identifier: BSD-2-Clause
import type { Block, Field } from '../../model/bitfield.js';
import { code } from '../docs.js';
import { call, signature } from '../layout-marks.js';
import { hex, unsigned } from '../rust-literals.js';
import { assignment } from '../statements.js';

export interface FieldView {
  readonly name: string;
  readonly getterSignature: string;
  readonly doc: string;
  readonly getter: readonly string[];
  readonly isSettable: boolean;
  /** Which word it lies in. */
  readonly index: number;
  readonly setSignature: string;
  readonly withSignature: string;
  /** Statements that write `value` and that show the field. */
  readonly setter: string;
  readonly debug: string;
  /** Statements that read it from and set it in `block`. */
  readonly readBack: string;
  readonly writeOnes: string;
  /** The word when all bits of the field are set, and what that must read and write as. */
  readonly mask: string;
  readonly ones: string;
}

export function toFieldView(field: Field, { base }: Block, isSettable: boolean): FieldView {
  const word = unsigned(base);
  const index = Math.floor(field.offset / base);
  const low = field.offset % base;
  const read = `bits::${word}::get(self.words[${index}], ${low}, ${field.width})`;
  const ones = (1n << BigInt(field.width)) - 1n;
  const getter: string[] = [];
  if (field.signBit !== undefined) {
    getter.push(
      `let value = ${read} << ${field.valueShift};`,
      `bits::${word}::sign_extend(value, ${field.signBit})`,
    );
  } else getter.push(field.valueShift > 0 ? `${read} << ${field.valueShift}` : read);
  const range =
    field.width === 1 ? `bit ${field.offset}` : `bits ${field.offset} to ${field.offset + field.width - 1}`;
  const lost =
    field.valueShift > 0
      ? `; the low ${field.valueShift} bits of a value are dropped`
      : field.width < base
        ? '; higher bits of a value are dropped'
        : '';
  return {
    name: field.name,
    getterSignature: signature(`pub const fn get_${field.name}`, ['&self'], ` -> ${word} {`),
    doc: `${code(field.name)}: ${range}${lost}.`,
    getter,
    isSettable,
    index,
    setSignature: signature(`pub const fn set_${field.name}`, ['&mut self', `value: ${word}`], ' {'),
    withSignature: signature(`pub const fn with_${field.name}`, ['mut self', `value: ${word}`], ' -> Self {'),
    setter: setBits('self', field, { base }, shifted('value', field.valueShift)),
    debug: call('fields.field', [`"${field.name}"`, `&self.get_${field.name}()`], ';'),
    readBack: assignment('let value', `block.get_${field.name}()`),
    writeOnes: assignment('block', `zero.with_${field.name}(!0)`),
    mask: hex(ones << BigInt(low)),
    ones: hex(allOnes(field, base)),
  };
}

/** What a field of only ones reads as. */
function allOnes({ width, valueShift, signBit }: Field, base: number): bigint {
  const value = ((1n << BigInt(width)) - 1n) << BigInt(valueShift);
  const isNegative = signBit !== undefined && (value >> BigInt(signBit)) & 1n;
  return isNegative ? value | ((1n << BigInt(base)) - (1n << BigInt(signBit + 1))) : value;
}

/** A statement that replaces a field of the words of `holder`. */
export function setBits(
  holder: string,
  { offset, width }: Field,
  { base }: { readonly base: number },
  value: string,
): string {
  const place = `${holder}.words[${Math.floor(offset / base)}]`;
  const args = [place, `${offset % base}`, `${width}`, value];
  return call(`${place} = bits::${unsigned(base)}::set`, args, ';');
}

/** What is stored of a value: a high field drops the low bits. */
export function shifted(value: string, shift: number): string {
  return shift > 0 ? `${value} >> ${shift}` : value;
}
