// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { type FailLevel, failLevels } from '../diff/fail-level.js';
import { type DiffFormat, diffFormats } from '../diff/format/names.js';
import { severities } from '../diff/rules/rule.js';
import { withChoices } from './choices.js';
import { addFormatOptions, type FormatOptions } from './format-options.js';
import type { CommonOptions } from './side-options.js';
import { addReadingOptions, collect, type SettingPlaces } from './spec-options.js';

/** The options of `diff`, as the command line has them. */
export interface DiffOptions extends CommonOptions, FormatOptions<DiffFormat> {
  readonly oldSel4?: string;
  readonly oldInclude: readonly string[];
  readonly oldConfig: readonly string[];
  readonly oldSet: readonly string[];
  readonly oldSetPlaces?: SettingPlaces;
  readonly newSel4?: string;
  readonly newInclude: readonly string[];
  readonly newConfig: readonly string[];
  readonly newSet: readonly string[];
  readonly newSetPlaces?: SettingPlaces;
  readonly failOn: FailLevel;
  readonly report: readonly string[];
  readonly placesBelow?: string;
  readonly severity: readonly string[];
  readonly suppressions?: string;
  readonly date?: string;
}

export function addDiffOptions(command: Command): Command {
  for (const side of ['old', 'new'] as const) {
    command
      .option(`--${side}-sel4 <dir>`, `the ${side} side's source tree`)
      .option(
        `--${side}-include <dir>`,
        `the ${side} side's installation or SDK; may be repeated`,
        collect,
        [],
      )
      .option(
        `--${side}-config <file|preset>`,
        `the ${side} side's configuration; may be repeated`,
        collect,
        [],
      )
      .option(`--${side}-set <key=value>`, `one option of it; may be repeated`, collect, []);
  }
  const found = command
    .addOption(
      withChoices(new Option('--fail-on <level>', 'findings that give exit code 1'), failLevels).default(
        'breaking',
      ),
    )
    .option('--report <format=file>', 'another report, to a file; may be repeated', collect, [])
    .option(
      '--places-below <path>',
      'the directory of the tree in a repository, to stand before the paths of places',
    )
    .option(
      '--severity <rule=level>',
      `a rule's severity: ${severities.join(', ')}; may be repeated`,
      collect,
      [],
    )
    .option('--suppressions <file>', 'findings that do not count, with reasons and dates of expiry')
    .option('--date <date>', 'the day for suppressions, as YYYY-MM-DD (default: today)');
  return addReadingOptions(addFormatOptions(found, diffFormats));
}
