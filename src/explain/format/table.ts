// SPDX-License-Identifier: BSD-2-Clause
import { wrap } from '../../text/wrap.js';

const gap = '  ';

/** Columns of their own widths; the last one is broken where a line would be too long. */
export function drawTable(rows: readonly (readonly string[])[], width: number): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  const margin = widths.reduce((sum, each) => sum + (each > 0 ? each + gap.length : 0), 0);
  return rows.flatMap((row) => {
    const front = widths
      .map((each, column) => (each > 0 ? (row[column] ?? '').padEnd(each) + gap : ''))
      .join('');
    // Where the others leave no room, the last column stands on lines of its own.
    const hasRoom = width - margin >= 24;
    const last = row[columns - 1] ?? '';
    const indent = hasRoom ? ' '.repeat(margin) : gap.repeat(2);
    const text = wrap(last, width, hasRoom ? front : indent, indent);
    return (hasRoom || last === '' ? text : [front, ...text]).map((line) => line.trimEnd());
  });
}
