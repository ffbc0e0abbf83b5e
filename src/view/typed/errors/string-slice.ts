// SPDX-License-Identifier: BSD-2-Clause
import { stringLiteral } from '../../rust-literals.js';

/** rustfmt's limits: the widest list on one line, and the widest item of a list that fills its lines. */
const arrayWidth = 60;
const shortItem = 10;
const lineWidth = 100;

/** `name: &["a", "b"],` in a struct literal of a constant, as rustfmt breaks it. */
export function stringSlice(name: string, texts: readonly string[], indent = 4): string[] {
  const items = texts.map(stringLiteral);
  const flat = items.join(', ');
  if (flat.length <= arrayWidth || items.length === 1) return [`${name}: &[${flat}],`];
  const isShort = items.every((item) => item.length <= shortItem);
  const lines = isShort ? filled(items, lineWidth - indent - 4) : items.map((item) => `${item},`);
  return [`${name}: &[`, ...lines.map((line) => `    ${line}`), '],'];
}

function filled(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= width)
      lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return lines;
}
