// SPDX-License-Identifier: BSD-2-Clause
import type { Command, Option } from 'commander';
import { type Form, formOf } from '../forms.js';

/** An option of the command line, as a key of the file. */
export interface Key {
  /** Without dashes: `crate-name`, `no-cache`. */
  readonly name: string;
  /** What the command calls it. */
  readonly attribute: string;
  readonly description: string;
  /** How often it stands on a command line: a switch takes no value, a list is repeated. */
  readonly kind: 'switch' | 'text' | 'list';
  /** The words that it takes; empty where it takes any. */
  readonly choices: readonly string[];
  /** What its texts are like; undefined where any will do. */
  readonly form: Form | undefined;
  /** What of a value is a path. */
  readonly path: 'none' | 'all' | 'unless-preset' | 'behind-equals';
  /** Whether the switch means `no`. */
  readonly isNegative: boolean;
}

/** Commands with a section of their own: those that projects run again and again. */
const sections: readonly string[] = ['generate', 'snapshot', 'check', 'diff', 'impact'];

/** Keys outside sections: for all commands that read specs. */
const commonNames: readonly string[] = ['sel4', 'include', 'config', 'set', 'strict', 'headers'];

/** What is asked for once, and belongs to no project. */
const perRun: readonly string[] = ['help', 'json', 'explain-fix', 'between', 'date'];

const pathKinds: Readonly<Record<string, Key['path']>> = {
  dir: 'all',
  file: 'all',
  'file|preset': 'unless-preset',
  'format=file': 'behind-equals',
};

export interface Keys {
  readonly common: readonly Key[];
  readonly sections: ReadonlyMap<string, readonly Key[]>;
}

/** All that may stand in the file, from the commands themselves. */
export function listKeys(program: Command): Keys {
  const own = program.commands.filter((command) => sections.includes(command.name()));
  const generate = own.find((command) => command.name() === 'generate');
  const common = (generate ? keysOf(generate) : []).filter(({ name }) => commonNames.includes(name));
  return { common, sections: new Map(own.map((command) => [command.name(), keysOf(command)])) };
}

/** The keys outside sections that concern a command: `init` has a `--config` too, which means something else. */
export function commonKeysOf(command: Command, { common }: Keys): readonly Key[] {
  const names = command.options.map(nameOf);
  return names.includes('headers') ? common.filter(({ name }) => names.includes(name)) : [];
}

function keysOf(command: Command): Key[] {
  return command.options.filter((option) => !perRun.includes(nameOf(option))).map(toKey);
}

function nameOf({ long }: Option): string {
  return (long ?? '').replace(/^--/, '');
}

function toKey(option: Option): Key {
  const placeholder = /<([^>.]*)(?:\.\.\.)?>/.exec(option.flags)?.[1];
  return {
    name: nameOf(option),
    attribute: option.attributeName(),
    description: option.description,
    kind: placeholder === undefined ? 'switch' : Array.isArray(option.defaultValue) ? 'list' : 'text',
    choices: option.argChoices ?? [],
    form: formOf(nameOf(option)),
    path: pathKinds[placeholder ?? ''] ?? 'none',
    isNegative: option.negate,
  };
}
