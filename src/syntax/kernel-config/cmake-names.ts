// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import { readCMakeCalls, type CMakeCall, type Guard } from './cmake-calls.js';
import { isOptionName, toMacroName } from './entry.js';

/** One option that a CMake variable stands for. */
export interface CMakeName {
  /** The macro's name. */
  readonly key: string;
  /** How seL4's build turns the variable into the option; `set` makes ON and OFF booleans and the rest text. */
  readonly kind: 'boolean' | 'text' | 'set';
  /** The option is only written where all of these hold. */
  readonly guards: readonly Guard[];
}

/** From a CMake variable (`KernelIsMCS`) to options; one variable may stand for several. */
export type CMakeNames = ReadonlyMap<string, readonly CMakeName[]>;

type Found = readonly [variable: string, key: string, kind: CMakeName['kind']];

/** Gathers the CMake names of options from the *.cmake files and CMakeLists.txt of a seL4 source tree. */
export function readCMakeNames(files: readonly SourceFile[]): CMakeNames {
  return namesOfCalls(files.map(readCMakeCalls));
}

/** The same from the commands of each file. */
export function namesOfCalls(files: readonly (readonly CMakeCall[])[]): CMakeNames {
  const names = new Map<string, CMakeName[]>();
  for (const calls of files) {
    const lists = listsOf(calls);
    for (const call of calls) {
      for (const [variable, key, kind] of namesIn(call, lists)) {
        if (!isVariableName(variable) || !isOptionName(key)) continue;
        const name = { key: toMacroName(key), kind, guards: call.guards };
        names.set(variable, [...(names.get(variable) ?? []), name]);
      }
    }
  }
  return names;
}

function namesIn(call: CMakeCall, lists: ReadonlyMap<string, readonly string[]>): Found[] {
  const [first = '', second = '', third = ''] = call.arguments;
  switch (call.name) {
    case 'config_option':
      return [[first, second, 'boolean']];
    case 'config_string':
      return [[first, second, 'text']];
    case 'config_set': {
      // Boards name their variants through two lists of the same order.
      const keys = lists.get(second) ?? [second];
      return (lists.get(first) ?? [first]).map((variable, index) => [variable, keys[index] ?? '', 'set']);
    }
    case 'config_choice':
      return [[first, second, 'text'], ...call.arguments.slice(3).map(choiceName)];
    case 'declare_platform':
      return [[second, third, 'boolean']];
    default:
      return [];
  }
}

function choiceName(choice: string): Found {
  const [, variable = '', key = ''] = choice.split(';');
  return [variable, key, 'boolean'];
}

/** What `${x}` may be after `list(GET names ${index} x)`: every element of that list. */
export function listsOf(calls: readonly CMakeCall[]): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, readonly string[]>();
  const elements = new Map<string, readonly string[]>();
  for (const { name, arguments: args } of calls) {
    const [first = '', second = '', , variable = ''] = args;
    if (name === 'set') sets.set(first, args.slice(1));
    else if (name === 'list' && first === 'GET') elements.set(`\${${variable}}`, sets.get(second) ?? []);
  }
  return elements;
}

/** Unlike options, variables may have a hyphen; what is left of `${…}` is no name. */
function isVariableName(text: string): boolean {
  return /^[\w-]+$/.test(text);
}
