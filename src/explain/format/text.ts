// SPDX-License-Identifier: BSD-2-Clause
import { printable } from '../../text/printable.js';
import { bold, cyan, paint, type TextStyle } from '../../text/style.js';
import { wrap } from '../../text/wrap.js';
import type { BitWord, Explanation, Section } from '../explanation.js';
import { drawWords } from './bits.js';
import { drawTable } from './table.js';

/** An explanation for people at a terminal. */
export function renderExplanation({ name, what, about, sections }: Explanation, style: TextStyle): string {
  const rows = about.map(([label, text]) => [printable(label), printable(text)]);
  return [
    ...wrap(`${printable(name)}: ${printable(what)}`, style.width).map((line) => paint(line, bold, style)),
    ...indent(rows.length > 0 ? drawTable(rows, style.width - 2) : []),
    ...sections.flatMap((section) => renderSection(section, style)),
    '',
  ].join('\n');
}

function renderSection(
  { title, sentences = [], table = [], words = [] }: Section,
  style: TextStyle,
): string[] {
  const width = style.width - 2;
  const [heading = [], ...rows] = table.map((row) => row.map(printable));
  const lines = table.length > 0 ? drawTable([heading, ...rows], width) : [];
  // Headings that say nothing are left out.
  const body = heading.every((cell) => cell === '') ? lines.slice(1) : lines;
  return [
    '',
    paint(printable(title), cyan, style),
    ...indent(sentences.flatMap((sentence) => wrap(printable(sentence), width, '', '  '))),
    ...indent(body),
    ...indent(words.length > 0 ? drawWords(words.map(safe), width) : []),
  ];
}

function safe(word: BitWord): BitWord {
  return { ...word, fields: word.fields.map((field) => ({ ...field, name: printable(field.name) })) };
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
