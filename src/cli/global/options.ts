// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { type ColourOccasion, colourOccasions } from '../../text/colour-choice.js';
import { withChoices } from '../choices.js';
import { UsageError } from '../exit-codes.js';
import { configFileName } from '../config-file/find.js';
import { startProgress } from './progress.js';
import { setManner } from './say.js';

/** The options that every command has, before its name or behind it. */
export interface GlobalOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: ColourOccasion;
  /** False for `--no-config-file`. */
  readonly configFile?: string | false;
}

export function addGlobalOptions(program: Command): Command {
  return program
    .option('--quiet', 'say nothing but what is wrong', false)
    .option('--verbose', 'say what was read from where, and how long it took', false)
    .addOption(
      withChoices(new Option('--color <when>', 'colours in text and messages'), colourOccasions).default(
        'auto',
      ),
    )
    .option('--config-file <file>', `file with options (default: ${configFileName}, where it is)`)
    .option('--no-config-file', `read no ${configFileName}`);
}

/** Whether an option is one of them: `--version` is the program's alone. */
export function isGlobalOption({ long }: Option): boolean {
  return /^--(?:quiet|verbose|color|config-file|no-config-file)$/.test(long ?? '');
}

/** Lets the options take effect; they may be incomplete where the command line is wrong. */
export function applyGlobalOptions(program: Command): void {
  const { quiet, verbose, color } = program.opts<GlobalOptions>();
  setManner({ level: quiet ? 'quiet' : verbose ? 'verbose' : 'normal', colour: color });
  // With --verbose, lines come instead.
  startProgress(!quiet && !verbose);
}

export function refuseContradiction(program: Command): void {
  const { quiet, verbose } = program.opts<GlobalOptions>();
  if (quiet && verbose) throw new UsageError('give either --quiet or --verbose');
}
