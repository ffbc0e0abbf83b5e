// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import type { TextStyle } from '../text/style.js';

const occasions = ['auto', 'always', 'never'] as const;

export type ColourOption = (typeof occasions)[number];

export function addColourOption(command: Command): Command {
  return command.addOption(
    new Option('--color <when>', 'colours in text').choices(occasions).default('auto'),
  );
}

/** Colours on a terminal alone, unless somebody says otherwise. */
export function styleOf(colour: ColourOption): TextStyle {
  const isTerminal = process.stdout.isTTY === true;
  const isWanted = isTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    width: Math.max(40, (isTerminal && process.stdout.columns) || 100),
    isColoured: colour === 'always' || (colour === 'auto' && isWanted),
  };
}
