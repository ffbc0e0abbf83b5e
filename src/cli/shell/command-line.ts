// SPDX-License-Identifier: BSD-2-Clause
import type { Command, Option } from 'commander';
import { isGlobalOption } from '../global/options.js';

/** The whole command line as data, for completions and the manual page. */
export interface CommandLine {
  readonly program: string;
  readonly commands: readonly CommandDescription[];
  /** Options that every command has, before its name or behind it. */
  readonly globals: readonly CommandOption[];
  /** Options that stand in place of a command. */
  readonly alone: readonly CommandOption[];
}

export interface CommandDescription {
  readonly name: string;
  readonly description: string;
  /** Such as `OLD NEW`; empty where a command takes no arguments. */
  readonly operands: string;
  /** Words that the first argument can be; without them, it is a file. */
  readonly choices: readonly string[];
  /** Its own ones. */
  readonly options: readonly CommandOption[];
}

export interface CommandOption {
  /** With its dashes. */
  readonly flag: string;
  /** What the manual calls its value; undefined for a switch. */
  readonly value: string | undefined;
  readonly description: string;
  /** Words that the value can be. */
  readonly choices: readonly string[];
  /** Whether the value can be the name of a file or directory. */
  readonly isPath: boolean;
}

/** `presets` are what `--config` may be, beside a file. */
export function describeCommandLine(program: Command, presets: readonly string[]): CommandLine {
  const describe = (option: Option): CommandOption => describeOption(option, presets);
  return {
    program: program.name(),
    commands: program.commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      operands: command.registeredArguments
        .map((argument) => `${argument.name().toUpperCase()}${argument.variadic ? '...' : ''}`)
        .join(' '),
      choices: command.registeredArguments[0]?.argChoices ?? [],
      options: command.options.map(describe),
    })),
    globals: program.options.filter(isGlobalOption).map(describe),
    alone: program.options.filter((option) => !isGlobalOption(option)).map(describe),
  };
}

function describeOption(option: Option, presets: readonly string[]): CommandOption {
  const flag = option.long ?? '';
  const value = /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1];
  return {
    flag,
    value,
    isPath: /\b(?:file|dir)\b/.test(value ?? ''),
    description: option.description,
    choices: option.argChoices ?? (flag.endsWith('config') ? presets : []),
  };
}
