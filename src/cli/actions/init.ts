// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../../diagnostics/diagnostic.js';
import { writeIfChanged } from '../../output/write-file.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { type Integration, integrations } from '../integrations.js';
import { readIntegration } from '../package-files.js';
import { saySummary } from '../global/say.js';

export interface InitOptions {
  readonly dir: string;
  readonly config: string;
  readonly force: boolean;
}

export function runInit(build: Integration, { dir, config, force }: InitOptions): number {
  // It stands in quotes of five languages.
  if (!/^[\w./:+-]+$/.test(config))
    throw new UsageError(`\`${config}\` cannot be written to these files; write them, and change it there`);
  const files = [...readIntegration(build)].map(([name, text]) => ({
    path: join(dir, name),
    text: text.replaceAll('{{config}}', () => config),
  }));
  const report = new Report();
  for (const { path, text } of files) {
    if (!force && existsSync(path) && readFileSync(path, 'utf8') !== text)
      report.add('E0806', undefined, { path, problem: 'it is there already; --force overwrites it' });
  }
  if (report.hasErrors) return showDiagnostics(report);
  const isThere = new Map(files.map(({ path, text }) => [path, hasText(path, text)]));
  for (const { path, text } of files) {
    const code = writeOutput(path, () => writeIfChanged(path, text));
    if (code !== exitCodes.ok) return code;
    saySummary(`${isThere.get(path) ? 'kept ' : 'wrote'} ${path.replaceAll('\\', '/')}\n`);
  }
  saySummary(`\nNext:\n${integrations[build].map((line) => `  ${line}\n`).join('')}`);
  return exitCodes.ok;
}

function hasText(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}
