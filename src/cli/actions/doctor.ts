// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../diagnostics/diagnostic.js';
import { describeBuild } from '../../version.js';
import { usedConfigFile } from '../config-file/use.js';
import { inspectConfigFile } from '../doctor/config-file.js';
import { type Finding, renderFindings, renderFindingsJson } from '../doctor/finding.js';
import { inspectBuilds, inspectNode, inspectRust } from '../doctor/programs.js';
import { inspectSpecs, withEnvironment } from '../doctor/specs.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { dataStyle, printData } from '../global/say.js';
import { suggestion } from '../choices.js';
import { type SpecOptions } from '../spec-options.js';
import type { Launched } from '../stamp.js';

export interface DoctorOptions extends SpecOptions {
  readonly json: boolean;
  readonly require: readonly string[];
}

export function runDoctor(options: DoctorOptions, launched: Launched | undefined): number {
  const report = new Report();
  const found: readonly Finding[] = [
    { name: 'sel4-bindgen', state: 'ok', text: describeBuild(launched?.build) },
    inspectNode(),
    inspectConfigFile(usedConfigFile()),
    ...inspectSpecs(withEnvironment(options), report),
    ...inspectRust(),
    ...inspectBuilds(),
  ];
  const findings = requireAll(found, options.require);
  printData(options.json ? renderFindingsJson(findings) : renderFindings(findings, dataStyle()));
  showDiagnostics(usedConfigFile().report);
  showDiagnostics(report);
  return findings.some(({ state }) => state === 'wrong') ? exitCodes.findings : exitCodes.ok;
}

/** What is absent and must not be is wrong. */
function requireAll(findings: readonly Finding[], names: readonly string[]): Finding[] {
  const known = findings.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`doctor looks for nothing called \`${unknown}\`.${suggestion(unknown, known)}`);
  return findings.map((finding) =>
    finding.state === 'absent' && names.includes(finding.name) ? { ...finding, state: 'wrong' } : finding,
  );
}
