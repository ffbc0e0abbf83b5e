// SPDX-License-Identifier: BSD-2-Clause
import { printable, printableLine } from '../text/printable.js';
import { lineColumnAt, lineText } from '../text/source-file.js';
import type { Span } from '../text/span.js';
import { bold, cyan, faint, paint, plainStyle, red, type TextStyle, yellow } from '../text/style.js';
import type { Diagnostic } from './diagnostic.js';

const widestLine = 160;

/** `path:line:column`, the form that editors and build tools recognise. */
export function renderPlace(span: Span): string {
  const { line, column } = lineColumnAt(span.file, span.start);
  return `${printable(span.file.path)}:${line}:${column}`;
}

/** One diagnostic as text: place and message, a code frame, related places, and what to do. */
function renderDiagnostic(diagnostic: Diagnostic, style: TextStyle = plainStyle): string {
  const { span, severity, code, message, hint, related } = diagnostic;
  const colour = severity === 'error' ? red : yellow;
  const place = span ? `${paint(`${renderPlace(span)}:`, bold, style)} ` : '';
  const lines = [`${place}${paint(`${severity}[${code}]`, colour, style)}: ${paint(message, bold, style)}`];
  if (span) lines.push(...codeFrame(span, colour, style));
  for (const other of related) {
    lines.push(`  ${paint('note', cyan, style)}: ${other.message}: ${renderPlace(other.span)}`);
  }
  if (hint) lines.push(`  ${paint('help', cyan, style)}: ${hint}`);
  return lines.join('\n');
}

export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  omitted = 0,
  style: TextStyle = plainStyle,
): string {
  const text = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, style)}\n`).join('\n');
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')].filter(Boolean);
  if (omitted > 0) counts.push(`${omitted} more not shown`);
  return diagnostics.length ? `${text}\n${counts.join(', ')}\n` : '';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function codeFrame(span: Span, colour: number, style: TextStyle): string[] {
  const { line, column } = lineColumnAt(span.file, span.start);
  const text = printableLine(lineText(span.file, line));
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  // Of an endless line, the part around the place.
  const from = column > widestLine - 40 ? column - 41 : 0;
  const shown = text.slice(from, from + widestLine);
  // Tabs are kept in the margin so that the caret stands under its text in any terminal.
  const margin = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ');
  const width = Math.max(1, Math.min(span.end - span.start, shown.length + from - column + 1));
  const edge = (text: string): string => paint(`  ${text} |`, faint, style);
  return [
    edge(gutter),
    `${edge(number)} ${shown}`,
    `${edge(gutter)} ${margin}${paint('^'.repeat(width), colour, style)}`,
  ];
}
