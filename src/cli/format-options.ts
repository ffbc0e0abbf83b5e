// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { withChoices } from './choices.js';
import { UsageError } from './exit-codes.js';

export interface FormatOptions<F extends string> {
  readonly format?: F;
  readonly json: boolean;
}

/** For commands that print in several formats: `--json` is there for all commands, so it is here too. */
export function addFormatOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(
      withChoices(new Option('--format <format>', 'what goes to standard output (default: text)'), formats),
    )
    .option('--json', 'the same as --format json', false);
}

export function chooseFormat<F extends string>({ format, json }: FormatOptions<F>): F | 'json' | 'text' {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`give either --json or --format ${format}`);
  return json ? 'json' : (format ?? 'text');
}
