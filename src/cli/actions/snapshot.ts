// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../diagnostics/diagnostic.js';
import { writeIfChanged } from '../../output/write-file.js';
import { renderSnapshot } from '../../snapshot.js';
import { diskLog } from '../../sources/disk-log.js';
import { checkDepfilePlace } from '../depfile-place.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { makeDepfile, showDiagnostics, writeOutput } from '../finish.js';
import { readFacts } from '../read-facts.js';
import type { Launched } from '../stamp.js';
import { type SpecOptions } from '../spec-options.js';
import { printData, saySummary } from '../global/say.js';

export interface SnapshotCommandOptions extends SpecOptions {
  readonly out: string;
  readonly depfile?: string;
}

export function runSnapshot(options: SnapshotCommandOptions, launched: Launched | undefined): number {
  if (options.out === '') throw new UsageError('the name after --out is empty');
  if (options.depfile !== undefined && options.out === '-')
    throw new UsageError('--depfile names the file that --out writes, and standard output is none');
  const log = diskLog();
  const report = new Report();
  const document = readFacts(options, report);
  const code = showDiagnostics(report);
  if (!document || code !== exitCodes.ok) return code;
  const text = renderSnapshot(document);
  if (options.out === '-') {
    printData(text);
    return exitCodes.ok;
  }
  checkDepfilePlace(options.depfile, [options.out], log, launched?.file);
  const depfile = makeDepfile(options.depfile, options.out, log, launched);
  const written = writeOutput(options.out, () => writeIfChanged(options.out, text), depfile);
  if (written !== exitCodes.ok) return written;
  const borrowed = document.facts.filter(({ builtIn }) => builtIn === true).length;
  const note = borrowed > 0 ? `, ${borrowed} of them from the built-in headers` : '';
  saySummary(`${document.facts.length} facts${note} in ${options.out}\n`);
  return exitCodes.ok;
}
