// SPDX-License-Identifier: BSD-2-Clause
import type { BitField, BitWord } from '../explanation.js';

/** Words of a block: those with several fields as pictures, one field that fills its word in a line. */
export function drawWords(words: readonly BitWord[], width: number): string[] {
  const used = words.findLastIndex(({ fields }) => fields.length > 0) + 1;
  const rest = words.slice(used);
  const last = rest.at(-1);
  const empty = last
    ? [rest.length === 1 ? last.title : `${rest[0]?.title} to ${last.title.replace(/^word /, '')}`]
    : [];
  return [
    ...words.slice(0, used).flatMap((word) => drawWord(word, width)),
    ...empty.map((title) => `${title}: no field`),
  ];
}

/**
 * A word as a row of boxes, the highest bit on the left, each field as wide as its name needs. Where that is wider
 * than the screen, the fields stand below each other.
 */
function drawWord(word: BitWord, width: number): string[] {
  const cells = withGaps(word).map((field) => ({ field, size: sizeOf(field) }));
  const total = cells.reduce((sum, { size }) => sum + size + 1, 1);
  const [only] = cells;
  if (only && cells.length === 1)
    return [`${word.title}: ${only.field.name || 'no field'} (${word.bits - 1}:0)`];
  if (total > width) return [`${word.title}, from the MSB to the LSB`, ...list(word)];
  const line = `+${cells.map(({ size }) => '-'.repeat(size)).join('+')}+`;
  const names = cells.map(({ field, size }) => centre(field.name, size)).join('|');
  const numbers = cells.map(({ field, size }) => edges(field, size)).join(' ');
  return [word.title, ` ${numbers}`, line, `|${names}|`, line, `${marks(line.length)}`];
}

/** Bits that are in no field are shown too: they are what the others are counted from. */
function withGaps({ bits, fields }: BitWord): BitField[] {
  const all: BitField[] = [];
  let top = bits;
  for (const field of fields) {
    const end = field.low + field.width;
    if (end < top) all.push({ name: '', low: end, width: top - end });
    all.push(field);
    top = field.low;
  }
  if (top > 0) all.push({ name: '', low: 0, width: top });
  return all;
}

function sizeOf({ name, low, width }: BitField): number {
  const numbers = width === 1 ? String(low).length : `${low + width - 1} ${low}`.length;
  return Math.max(name.length + (name === '' ? 0 : 2), numbers);
}

/** The highest bit at the left edge, the lowest at the right one. */
function edges({ low, width }: BitField, size: number): string {
  if (width === 1) return centre(String(low), size);
  const high = String(low + width - 1);
  return high + String(low).padStart(size - high.length);
}

function centre(text: string, size: number): string {
  const left = Math.floor((size - text.length) / 2);
  return ' '.repeat(left) + text + ' '.repeat(size - text.length - left);
}

function marks(length: number): string {
  return length < 'MSB LSB'.length ? 'MSB LSB' : `MSB${'LSB'.padStart(length - 'MSB'.length)}`;
}

function list(word: BitWord): string[] {
  const ranges = withGaps(word).map(({ name, low, width }): [string, string] => [
    width === 1 ? String(low) : `${low + width - 1}:${low}`,
    name === '' ? '-' : name,
  ]);
  const widest = Math.max(...ranges.map(([range]) => range.length));
  return ranges.map(([range, name]) => `  ${range.padStart(widest)}  ${name}`);
}
