// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { collect } from '../spec-options.js';
import { addSpecOptions } from '../spec-options.js';
import type { Launched } from '../stamp.js';
import type { DoctorOptions } from '../actions/doctor.js';

export function addDoctor(program: Command, finish: (code: number) => void, launched?: Launched): void {
  addSpecOptions(
    program
      .command('doctor')
      .description('say what this machine has, and what that allows')
      .option('--require <name>', 'what must not be absent, by its name here; may be repeated', collect, [])
      .option('--json', 'as JSON, for programs: docs/command-line.md has the format', false),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen doctor
  sel4-bindgen doctor --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json
  sel4-bindgen doctor --require rustc --require aarch64-unknown-none
Without options, SEL4_DIR, SEL4_PREFIX and SEL4_CONFIG say which specs and which configuration are looked at.
The exit code is 1 where something is wrong, or absent and required; what is merely absent is not wrong.`,
    )
    .action(async (options: DoctorOptions) =>
      finish((await import('../actions/doctor.js')).runDoctor(options, launched)),
    );
}
