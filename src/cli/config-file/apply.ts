// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import type { Report } from '../../diagnostics/diagnostic.js';
import { type ConfigFile, findConfigFile } from './find.js';
import { commonKeysOf, type Key, listKeys } from './keys.js';
import { placeValue } from './paths.js';
import type { Setting } from './members.js';
import { readSettings } from './read.js';

/** What came of the file: it, and the options that were taken from it, as on a command line. */
export interface Applied {
  readonly file: ConfigFile;
  readonly options: readonly string[];
}

/**
 * What on the command line leaves options of the file out: those that cannot stand beside it, and a dependency file,
 * which belongs with the output that the file names.
 */
const displaced: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  generate: {
    out: ['single-file', 'depfile'],
    'single-file': ['out', 'matrix', 'depfile'],
    matrix: ['single-file', 'depfile'],
    depfile: ['matrix'],
  },
  snapshot: { out: ['depfile'] },
  diff: { json: ['format'] },
  impact: { json: ['format'], between: ['sel4', 'include', 'arch', 'option'] },
};

/** Whether the file has anything for a command: lists and completions do without. */
export function takesConfigFile(program: Command, command: Command): boolean {
  const keys = listKeys(program);
  return keys.sections.has(command.name()) || commonKeysOf(command, keys).length > 0;
}

/** Gives a command the options of the file that its command line does not have. Undefined where there is no file. */
export function applyConfigFile(
  command: Command,
  given: string | false | undefined,
  report: Report,
): Applied | undefined {
  const file = findConfigFile(given, report);
  const program = command.parent;
  if (!file || !program) return undefined;
  const keys = listKeys(program);
  const settings = readSettings(file.source, keys, report);
  if (report.hasErrors) return { file, options: [] };
  const concerned = new Set(commonKeysOf(command, keys));
  const isConcerned = ({ key }: Setting<Key>): boolean =>
    [...concerned].some(({ name }) => name === key.name);
  const wanted = new Map(
    [...settings.common.filter(isConcerned), ...(settings.sections.get(command.name()) ?? [])].map(
      (setting) => [setting.key.name, setting],
    ),
  );
  for (const name of displacedBy(command)) wanted.delete(name);
  const options: string[] = [];
  for (const { key, value, places } of wanted.values()) {
    if (command.getOptionValueSource(key.attribute) === 'cli') continue;
    const placed = placeValue(value, key, file.directory);
    command.setOptionValueWithSource(key.attribute, key.isNegative ? !placed : placed, 'config');
    // What is wrong with the option that a text sets is only seen when specs and configuration are read.
    if (/^(?:old-|new-)?set$/.test(key.name))
      command.setOptionValueWithSource(`${key.attribute}Places`, places, 'config');
    options.push(`--${key.name}`);
  }
  return { file, options };
}

function displacedBy(command: Command): string[] {
  const table = displaced[command.name()] ?? {};
  const given = command.options.filter(
    (option) => command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  const sides = command.options
    .map(({ long }) => (long ?? '').slice(2))
    .filter((name) => /^(?:old|new)-/.test(name));
  return [
    ...given.flatMap(({ long }) => table[(long ?? '').slice(2)] ?? []),
    // Two sides in words are all that diff takes.
    ...(command.name() === 'diff' && command.args.length >= 2 ? sides : []),
  ];
}
