// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';

/** An enclosing `if(A OR B …)`: one of these variables is true. Other conditions are not understood and left out. */
export type Guard = readonly string[];

/** One command of a CMake file. Variables (`${x}`) are left as they stand. */
export interface CMakeCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly guards: readonly Guard[];
  /** The words of every `if` that it stands in, with those of the branches before its own. */
  readonly conditions: readonly (readonly string[])[];
}

/** A branch of an `if` that is not closed yet. */
interface Branch {
  readonly guard: Guard | undefined;
  readonly words: readonly string[];
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

/** Words of branches that count: no file that people write has so many of them in one `if`. */
const wordLimit = 1000;

/** The commands of a CMake file in order; what does not look like CMake is passed over. */
export function readCMakeCalls(file: SourceFile): CMakeCall[] {
  const calls: CMakeCall[] = [];
  const open: Branch[] = [];
  // Shared by the calls between two changes.
  let context: Pick<CMakeCall, 'guards' | 'conditions'> = contextOf(open);
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
    const isBranch = name === 'else' || name === 'elseif';
    const before = name === 'endif' || isBranch ? open.pop() : undefined;
    if (before && open.length < nestingLimit) context = contextOf(open);
    calls.push({ name, arguments: args, ...context });
    if (name !== 'if' && !isBranch) continue;
    const words = before?.words ?? [];
    open.push({
      guard: isBranch ? undefined : toGuard(args),
      words: words.length < wordLimit ? [...words, ...args] : words,
    });
    if (open.length <= nestingLimit) context = contextOf(open);
  }
  return calls;
}

function contextOf(open: readonly Branch[]): Pick<CMakeCall, 'guards' | 'conditions'> {
  const some = open.slice(0, nestingLimit);
  return {
    guards: some.flatMap(({ guard }) => (guard ? [guard] : [])),
    conditions: some.map(({ words }) => words),
  };
}

function toGuard(condition: readonly string[]): Guard | undefined {
  const isAlternatives = condition.every((word, index) => (index % 2 === 0 ? isName(word) : word === 'OR'));
  return isAlternatives ? condition.filter((_word, index) => index % 2 === 0) : undefined;
}

function isName(word: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(word) && !['NOT', 'TRUE', 'FALSE', 'DEFINED'].includes(word);
}
