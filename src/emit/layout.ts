// SPDX-License-Identifier: BSD-2-Clause
import { rememberText } from '../text/remember.js';
import { callWidth, marks, markPattern } from '../view/layout-marks.js';

/** rustfmt's default for the widest line. */
const lineWidth = 100;

/** Breaks every marked line as rustfmt would, and indents all lines by `indent` columns. */
export function layOut(text: string, indent = 0): string {
  const margin = ' '.repeat(indent);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : layOutLine(margin + line)))
    .join('\n');
}

function layOutLine(line: string): string {
  return hasMark.test(line) ? layOutMarked(line) : line;
}

const hasMark = /[\uE000\uE001\uE004]/;

const layOutMarked = rememberText((line): string => {
  const open = line.search(hasMark);
  if (line[open] === marks.choice) return choose(line, open);
  const close = line.indexOf(marks.close, open);
  const inner = line.slice(open + 1, close);
  const items = inner === '' ? [] : inner.split(marks.separator);
  const before = line.slice(0, open);
  const after = layOutLine(line.slice(close + 1)).replace(markPattern, '');
  const flat = `(${items.join(', ')})`;
  const isCall = line[open] === marks.call;
  const fits =
    before.length + flat.length + after.length <= lineWidth && (!isCall || flat.length - 2 <= callWidth);
  if (fits || items.length === 0) return before + flat + after;
  const margin = /^ */.exec(line)?.[0] ?? '';
  // A call that fits on a line of its own is preferred to one with broken arguments.
  const [, target, callee] = /^(.* =) (.*)$/.exec(before) ?? [];
  if (isCall && target !== undefined && flat.length - 2 <= callWidth) {
    const below = `${margin}    ${callee}${flat}${after}`;
    if (below.length <= lineWidth) return `${target}\n${below}`;
  }
  return [`${before}(`, ...items.map((item) => `${margin}    ${item},`), `${margin})${after}`].join('\n');
});

/** The first layout of a choice that fits where it stands. */
function choose(line: string, open: number): string {
  const margin = line.slice(0, open);
  const layouts = line.slice(open + 1, line.indexOf(marks.close, open)).split(marks.separator);
  const texts = layouts.map((layout) => {
    const [measure = '', text = ''] = layout.split(marks.measure);
    const lines = text.split(marks.newLine).map((one) => margin + one);
    const width = Math.max(...lines.map((one) => one.length)) + extraWidth(measure, margin.length);
    return { text: lines.join('\n'), fits: width <= lineWidth };
  });
  return (texts.find(({ fits }) => fits) ?? texts[0])?.text ?? '';
}

function extraWidth(measure: string, indent: number): number {
  if (measure === 'outdented') return -indent;
  return measure === 'indented twice' ? indent : Number(measure);
}
