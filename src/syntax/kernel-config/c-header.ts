// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan } from '../../text/span.js';
import { off, on, textValue, type ConfigEntry, type EntryValue } from './entry.js';

// Strings come first so that a comment mark inside one is left alone.
const stringOrComment = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/g;
const disabled = /^\/\*\s*disabled:\s*(CONFIG_\w+)\s*\*\/$/;
const directive = /^[ \t]*#[ \t]*(\w+)((?:\\\r?\n|[^\n])*)/gm;

/** Reads gen_config.h or autoconf.h: the macros whose names start with CONFIG_, later lines overriding earlier. */
export function readCHeader(file: SourceFile, report: Report): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const code = blankComments(file, entries, report);
  let includes: string | undefined;
  let guard: string | undefined;
  for (const match of code.matchAll(directive)) {
    const [line, name = '', rest = ''] = match;
    const start = match.index + line.indexOf('#');
    const span = createSpan(file, start, match.index + line.trimEnd().length);
    const [, macro = '', text = ''] = /^\s*(\w*)\s*([^]*)/.exec(rest.replace(/\\\r?\n/g, ' ')) ?? [];
    if (name === 'include') includes ??= rest.trim();
    else if (name === 'undef' && isConfig(macro)) entries.push({ key: macro, value: off, span });
    else if (name === 'define' && isConfig(macro) && !(macro === guard && text.trim() === '')) {
      entries.push({ key: macro, value: macroValue(text.trim()), span });
    } else if (name.startsWith('el') || name === 'if' || name === 'ifdef') {
      // Nobody generates these; guessing which branch was meant would give wrong bindings without a word.
      report.add('E0701', span, { problem: `\`#${name}\` in a generated header` });
    }
    guard = name === 'ifndef' ? macro : undefined;
  }
  if (entries.length === 0 && includes !== undefined) {
    const problem = `the header defines nothing itself; give the file that it includes, ${includes}`;
    report.add('E0701', createSpan(file, 0, 0), { problem });
  }
  return entries.sort((a, b) => a.span.start - b.span.start);
}

/** The text with every comment turned into spaces; those that disable an option become entries. */
function blankComments(file: SourceFile, entries: ConfigEntry[], report: Report): string {
  return file.text.replace(stringOrComment, (match: string, start: number) => {
    if (match.startsWith('"')) return match;
    const span = createSpan(file, start, start + match.length);
    const key = disabled.exec(match)?.[1];
    if (key) entries.push({ key, value: off, span });
    if (match.startsWith('/*') && !(match.length >= 4 && match.endsWith('*/'))) {
      report.add('E0701', createSpan(file, start, start + 2), { problem: 'a comment is not closed' });
    }
    return match.replace(/[^\n]/g, ' ');
  });
}

/** The header writes a boolean and the number 1 alike; for C they are the same thing. */
function macroValue(text: string): EntryValue {
  return text === '1' ? on : textValue(text);
}

function isConfig(name: string): boolean {
  return name.startsWith('CONFIG_');
}
