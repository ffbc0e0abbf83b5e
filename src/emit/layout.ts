// SPDX-License-Identifier: BSD-2-Clause
import { marks, markPattern } from '../view/layout-marks.js';

/** rustfmt's defaults: the widest line, and the widest argument list that stays on one. */
const lineWidth = 100;
const callWidth = 60;

/** Breaks every marked line as rustfmt would, and indents all lines by `indent` columns. */
export function layOut(text: string, indent = 0): string {
  const margin = ' '.repeat(indent);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : layOutLine(margin + line)))
    .join('\n');
}

function layOutLine(line: string): string {
  const open = line.search(/[\uE000\uE001]/);
  if (open === -1) return line;
  const close = line.indexOf(marks.close, open);
  const inner = line.slice(open + 1, close);
  const items = inner === '' ? [] : inner.split(marks.separator);
  const before = line.slice(0, open);
  const after = layOutLine(line.slice(close + 1)).replace(markPattern, '');
  const flat = `(${items.join(', ')})`;
  const isCall = line[open] === marks.call;
  const fits = before.length + flat.length + after.length <= lineWidth && (!isCall || flat.length - 2 <= callWidth);
  if (fits || items.length === 0) return before + flat + after;
  const margin = /^ */.exec(line)?.[0] ?? '';
  return [`${before}(`, ...items.map((item) => `${margin}    ${item},`), `${margin})${after}`].join('\n');
}
