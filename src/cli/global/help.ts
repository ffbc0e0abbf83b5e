// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { isGlobalOption } from './options.js';

const usual = new Help();

/** How `--help` looks: the options of all commands too, and no defaults that say nothing. */
export const helpStyle: HelpConfiguration = {
  showGlobalOptions: true,
  visibleGlobalOptions(command: Command): Option[] {
    const program = command.parent;
    return program ? program.options.filter(isGlobalOption) : [];
  },
  optionDescription(option: Option): string {
    const says = option.defaultValue !== false && !Array.isArray(option.defaultValue);
    if (says) return usual.optionDescription(option);
    const choices = option.argChoices
      ? ` (choices: ${option.argChoices.map((word) => `"${word}"`).join(', ')})`
      : '';
    return `${option.description}${choices}`;
  },
};
