// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';

/** An enclosing `if(A OR B …)`: one of these variables is true. Other conditions are not understood and left out. */
export type Guard = readonly string[];

/** One command of a CMake file. Variables (`${x}`) are left as they stand. */
export interface CMakeCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly guards: readonly Guard[];
}

const comment = /#\[(=*)\[[^]*?(?:\]\1\]|$)|#[^\n]*/y;
const space = /\s+/y;
const word = /\w+/y;
const opening = /([A-Za-z_]\w*)\s*\(/y;
const bracket = /\[(=*)\[\n?([^]*?)(?:\]\1\]|$)/y;
const quoted = /"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|$|\\$)/y;
const unquoted = /(?:[^\s()#"\\]+|\\[^])+/y;

/** Guards that count; deeper ones are left out, like conditions that are not understood. */
const nestingLimit = 200;

/** The commands of a CMake file in order; what does not look like CMake is passed over. */
export function readCMakeCalls(file: SourceFile): CMakeCall[] {
  const calls: CMakeCall[] = [];
  const conditions: (Guard | undefined)[] = [];
  // Shared by the calls between two changes.
  let guards: readonly Guard[] = [];
  const { text } = file;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match;
  };

  const takeArguments = (): string[] => {
    const found: string[] = [];
    for (let depth = 1; depth > 0 && at < text.length;) {
      if (take(space) ?? take(comment)) continue;
      const value = take(quoted)?.[1] ?? take(bracket)?.[2] ?? take(unquoted)?.[0];
      if (value !== undefined) {
        found.push(value.replace(/\\\n/g, '').replace(/\\([^\w;])/g, '$1'));
        continue;
      }
      const character = text[at++] ?? '';
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
    }
    return found;
  };

  while (at < text.length) {
    if (take(space) ?? take(comment)) continue;
    const name = take(opening)?.[1]?.toLowerCase();
    if (!name) {
      if (!take(word)) at += 1;
      continue;
    }
    const args = takeArguments();
    if (name === 'endif' || name === 'else' || name === 'elseif') {
      conditions.pop();
      guards = understood(conditions);
    }
    calls.push({ name, arguments: args, guards });
    if (name === 'if' || name === 'else' || name === 'elseif') {
      conditions.push(name === 'if' ? toGuard(args) : undefined);
      guards = understood(conditions);
    }
  }
  return calls;
}

function understood(conditions: readonly (Guard | undefined)[]): readonly Guard[] {
  return conditions.slice(0, nestingLimit).filter((condition) => condition !== undefined);
}

function toGuard(condition: readonly string[]): Guard | undefined {
  const isAlternatives = condition.every((word, index) => (index % 2 === 0 ? isName(word) : word === 'OR'));
  return isAlternatives ? condition.filter((_word, index) => index % 2 === 0) : undefined;
}

function isName(word: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(word) && !['NOT', 'TRUE', 'FALSE', 'DEFINED'].includes(word);
}
