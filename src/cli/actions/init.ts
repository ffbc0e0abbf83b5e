// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../../diagnostics/diagnostic.js';
import { writeIfChanged } from '../../output/write-file.js';
import { describeSystemError, isSystemError } from '../../sources/system-error.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { saySummary } from '../global/say.js';
import { configurationFor } from '../init-configuration.js';
import { type Integration, type IntegrationFacts, integrations } from '../integrations.js';
import { readIntegration } from '../package-files.js';
import { defaultPreset } from '../read-configuration.js';

export interface InitOptions {
  readonly dir: string;
  readonly config?: string;
  readonly force: boolean;
}

export function runInit(build: Integration, { dir, config, force }: InitOptions): number {
  const { pathsFrom, next }: IntegrationFacts = integrations[build];
  if (pathsFrom === undefined && config !== undefined)
    throw new UsageError(`the files of \`${build}\` name no configuration, so --config has no place in them`);
  const report = new Report();
  const named = configurationFor(config ?? defaultPreset(), join(dir, pathsFrom ?? ''), report);
  const files = [...readIntegration(build)].map(([name, template]) => {
    const path = join(dir, name);
    const text = template.replaceAll('{{config}}', () => named ?? '');
    const there = readThere(path, report);
    if (there !== undefined && there !== text && !force)
      report.add('E0806', undefined, { path, problem: 'it is there already; --force overwrites it' });
    return { path, text, isThere: there === text };
  });
  if (report.hasErrors) return showDiagnostics(report);
  for (const { path, text, isThere } of files) {
    const code = writeOutput(path, () => writeIfChanged(path, text));
    if (code !== exitCodes.ok) return code;
    saySummary(`${isThere ? 'kept ' : 'wrote'} ${path.replaceAll('\\', '/')}\n`);
  }
  saySummary(`\nNext:\n${next.map((line) => `  ${line}\n`).join('')}`);
  return exitCodes.ok;
}

/** The text of a file that is there already; what is there and no file is reported. */
function readThere(path: string, report: Report): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== 'ENOENT')
      report.add('E0806', undefined, { path, problem: describeSystemError(error) });
    return undefined;
  }
}
