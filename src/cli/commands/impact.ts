// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { sel4Archs } from '../../config/kernel-config.js';
import { impactFormats } from '../../impact/format/names.js';
import { withRepeatedChoices } from '../choices.js';
import { addFormatOptions } from '../format-options.js';
import { collect, headersOption } from '../spec-options.js';
import type { ImpactCommandOptions } from '../actions/impact.js';

export function addImpact(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('impact')
    .description('say which configuration options change the ABI, what they change, and who is concerned')
    .option('--sel4 <dir>', 'seL4 source tree to read the specs from (default: the built-in specs)')
    .option(
      '--include <dir>',
      'installed libsel4 or Microkit SDK board directory; may be repeated',
      collect,
      [],
    )
    .addOption(
      withRepeatedChoices(
        new Option('--arch <sel4arch>', 'one architecture alone; may be repeated (default: all)'),
        sel4Archs,
      ).default([]),
    )
    .option(
      '--option <name>',
      'one option alone, by its macro or its CMake name; may be repeated',
      collect,
      [],
    )
    .option('--between <sides...>', 'A and B: is a program that is built for A safe on a kernel that is B?')
    .addOption(headersOption());
  addFormatOptions(command, impactFormats)
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen impact
  sel4-bindgen impact --sel4 ../seL4 --format markdown > abi-options.md
  sel4-bindgen impact --option KernelIsMCS --option CONFIG_XSAVE_SIZE --arch x86_64
  sel4-bindgen impact --between aarch64 aarch64,DEBUG_BUILD=ON
The sides of --between are those of diff. Exit code 0: safe, or the options were listed; 1: not safe; 3: specs or a
side cannot be read.`,
    )
    .action(async (options: ImpactCommandOptions) =>
      finish(await (await import('../actions/impact.js')).runImpact(options)),
    );
}
