// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import type { CMakeName, CMakeNames } from './cmake-names.js';
import { off, on, textValue, type ConfigEntry, type EntryValue } from './entry.js';
import { linesOf } from './lines.js';

interface Variable {
  readonly value: string;
  readonly span: Span;
}

const variableLine = /^(?:"([^"]+)"|([^:="/#][^:=]*)):[A-Z]+=(.*)$/;
const falseWords = /^(?:0+|off|no|false|n|ignore|notfound|.*-notfound|)$/i;

/**
 * Reads CMakeCache.txt. It speaks of CMake variables, and only the source tree says which options they are:
 * without `names` nothing can be read from it.
 */
export function readCMakeCache(
  file: SourceFile,
  names: CMakeNames | undefined,
  report: Report,
): ConfigEntry[] {
  const variables = readVariables(file, report);
  if (!names) {
    const [key, variable] =
      [...variables].find(([name]) => name.startsWith('Kernel')) ?? [...variables][0] ?? [];
    report.add('E0707', variable?.span, { key: key ?? 'KernelSel4Arch' });
    return [];
  }
  const entries: ConfigEntry[] = [];
  for (const [variable, { value, span }] of variables) {
    for (const name of names.get(variable) ?? []) {
      if (!isWritten(name, names, variables)) continue;
      entries.push({ key: name.key, value: toValue(name.kind, value), span });
    }
  }
  if (entries.length === 0 && variables.size > 0) {
    report.add('E0701', createSpan(file, 0, 0), { problem: 'this CMake cache holds no option of seL4' });
  }
  return entries;
}

function readVariables(file: SourceFile, report: Report): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const { text, span } of linesOf(file)) {
    if (text.startsWith('//') || text.startsWith('#')) continue;
    const match = variableLine.exec(text);
    if (match) variables.set(match[1] ?? match[2] ?? '', { value: match[3] ?? '', span });
    else report.add('E0701', span, { problem: `\`${text}\` is no Name:TYPE=value` });
  }
  return variables;
}

/** Whether the build wrote the option. A variable that is no option itself is not in the cache, and may be true. */
function isWritten(name: CMakeName, names: CMakeNames, variables: ReadonlyMap<string, Variable>): boolean {
  const mayBeTrue = (guard: string): boolean =>
    !falseWords.test(variables.get(guard)?.value ?? (names.has(guard) ? 'OFF' : 'ON'));
  return name.guards.every((guard) => guard.some(mayBeTrue));
}

function toValue(kind: CMakeName['kind'], text: string): EntryValue {
  if (kind === 'boolean' || (kind === 'set' && (text === 'ON' || text === 'OFF'))) {
    return falseWords.test(text) ? off : on;
  }
  // CMake puts single quotes round a value that begins or ends with a space.
  return textValue(/^'(.*)'$/.exec(text)?.[1] ?? text);
}
