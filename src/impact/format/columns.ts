// SPDX-License-Identifier: BSD-2-Clause
import { wrap } from '../../text/wrap.js';

const gap = '  ';

/** Wider last columns are broken first. */
const widestLast = 24;

/** Names that have less room than this stand on lines of their own, all of them. */
const narrowest = 16;

/**
 * Columns as wide as their cells need, in lines that fit the screen: a name in the first column that is too long for
 * that stands on a line of its own, and the last column is broken.
 */
export function drawColumns(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [first = 0, ...others] = widths;
  others.push(Math.min(others.pop() ?? 0, widestLast));
  const room = width - others.reduce((sum, each) => sum + gap.length + each, 0);
  if (room < -gap.length) return drawList(rows, width);
  const own = first <= room ? first : room >= narrowest ? room : 0;
  return rows.flatMap(([name = '', ...cells]) => {
    const last = cells.pop() ?? '';
    const middle = cells.map((cell, column) => cell.padEnd(others[column] ?? 0) + gap).join('');
    const isLong = name.length > own;
    const front = `${isLong ? ' '.repeat(own) : name.padEnd(own)}${gap}${middle}`;
    const indent = ' '.repeat(Math.min(front.length, Math.max(0, width - widestLast)));
    return [...(isLong ? [name] : []), ...wrap(last, width, front, indent)].map((line) => line.trimEnd());
  });
}

/** Where columns do not fit at all: each row in words. */
function drawList([head = [], ...rows]: readonly (readonly string[])[], width: number): string[] {
  return rows.flatMap(([name = '', ...cells]) => {
    const texts = cells.flatMap((cell, at) =>
      cell === '' ? [] : [`${head[at + 1]?.toLowerCase()} ${cell}`],
    );
    return [name, ...wrap(texts.join(', '), width, gap, gap)];
  });
}
