// SPDX-License-Identifier: BSD-2-Clause
import type { Command, Option } from 'commander';

/** The command line as data, for completions and the manual page. */
export interface CommandLine {
  readonly name: string;
  readonly description: string;
  /** Such as `OLD NEW`; empty where a command takes no arguments. */
  readonly operands: string;
  /** Words that the first argument can be; without them, it is a file. */
  readonly choices: readonly string[];
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
}

/** `presets` are what `--config` may be, beside a file. */
export function describeCommands(program: Command, presets: readonly string[]): CommandLine[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    operands: command.registeredArguments
      .map((argument) => `${argument.name().toUpperCase()}${argument.variadic ? '...' : ''}`)
      .join(' '),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    options: command.options.map((option) => describeOption(option, presets)),
  }));
}

function describeOption(option: Option, presets: readonly string[]): CommandOption {
  const flag = option.long ?? '';
  return {
    flag,
    value: /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1],
    description: option.description,
    choices: option.argChoices ?? (flag.endsWith('config') ? presets : []),
  };
}
