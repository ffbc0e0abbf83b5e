// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { toolVersion } from '../../version.js';
import { type Finding, renderFindings } from '../doctor/finding.js';
import { inspectBuilds, inspectNode, inspectRust } from '../doctor/programs.js';
import { inspectSpecs, withEnvironment } from '../doctor/specs.js';
import { exitCodes } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { addSpecOptions, type SpecOptions } from '../spec-options.js';

export function addDoctor(program: Command, finish: (code: number) => void): void {
  addSpecOptions(program.command('doctor').description('what this machine has, and what that allows'))
    .addHelpText(
      'after',
      `
Without options, SEL4_DIR, SEL4_PREFIX and SEL4_CONFIG say which specs and which configuration are looked at.
The exit code is 1 where something is wrong; what is merely absent is not.`,
    )
    .action((options: SpecOptions) => finish(runDoctor(options)));
}

function runDoctor(options: SpecOptions): number {
  const report = new Report();
  const findings: readonly Finding[] = [
    { name: 'sel4-bindgen', state: 'ok', text: toolVersion },
    inspectNode(),
    ...inspectSpecs(withEnvironment(options), report),
    ...inspectRust(),
    ...inspectBuilds(),
  ];
  process.stdout.write(renderFindings(findings));
  showDiagnostics(report);
  return findings.some(({ state }) => state === 'wrong') ? exitCodes.findings : exitCodes.ok;
}
