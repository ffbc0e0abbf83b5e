// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import type { Span } from '../text/span.js';
import { withChoices } from './choices.js';

/** Where texts of `set` stand in the file that they are from: sel4-bindgen.config.json, or a matrix. */
export type SettingPlaces = ReadonlyMap<string, Span>;

/** The options of every command that reads specs. */
export interface SpecOptions {
  readonly sel4?: string;
  readonly include: readonly string[];
  readonly config: readonly string[];
  readonly set: readonly string[];
  /** Absent where they are all from the command line. */
  readonly setPlaces?: SettingPlaces;
  readonly strict: boolean;
  readonly headers: 'builtin' | 'tree';
}

/** For options that may be repeated. */
export const collect = (value: string, earlier: readonly string[]): string[] => [...earlier, value];

export function addSpecOptions(command: Command): Command {
  const found = command
    .option('--sel4 <dir>', 'seL4 source tree to read the specs from (default: the built-in specs)')
    .option(
      '--include <dir>',
      'installed libsel4 or Microkit SDK board directory; may be repeated',
      collect,
      [],
    )
    .option(
      '--config <file|preset>',
      'kernel configuration: gen_config.json, gen_config.h, autoconf.h, CMakeCache.txt, a KEY=VALUE file, or a preset; may be repeated',
      collect,
      [],
    )
    .option(
      '--set <key=value>',
      'override one option of the configuration (ON, OFF or a value); may be repeated',
      collect,
      [],
    );
  return addReadingOptions(found);
}

/** For builds that are to know when to run again. */
export function addDepfileOption(command: Command): Command {
  return command.option('--depfile <file>', 'write what the output depends on, for Make and Ninja');
}

/** How strictly specs are read, and where their headers come from. */
export function addReadingOptions(command: Command): Command {
  return command
    .option(
      '--strict',
      'an option that a condition reads and the configuration does not mention is an error',
      false,
    )
    .addOption(headersOption());
}

export function headersOption(): Option {
  const what = 'for specs without C headers: builtin completes them from the built-in ones';
  return withChoices(new Option('--headers <where>', what), ['tree', 'builtin']).default('tree');
}

export function layerOption(what: string): Option {
  return withChoices(new Option('--layer <layer>', what), ['sys', 'typed']);
}

export function docsOption(what: string): Option {
  return withChoices(new Option('--docs <docs>', what), ['full', 'none']);
}
