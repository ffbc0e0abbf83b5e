// SPDX-License-Identifier: BSD-2-Clause
import { basename } from 'node:path';
import { Report } from '../../diagnostics/diagnostic.js';
import { generateBitfield } from '../../generate-bitfield.js';
import { writeIfChanged } from '../../output/write-file.js';
import { diskLog } from '../../sources/disk-log.js';
import { checkDepfilePlace } from '../depfile-place.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { makeDepfile, showDiagnostics, writeOutput } from '../finish.js';
import { findBitfield } from '../find-bitfield.js';
import { readTemplates } from '../package-files.js';
import type { Launched } from '../stamp.js';
import { type SpecOptions } from '../spec-options.js';
import { printData } from '../global/say.js';

export interface BitfieldCommandOptions extends SpecOptions {
  readonly out?: string;
  readonly depfile?: string;
}

export function runBitfield(
  path: string,
  options: BitfieldCommandOptions,
  launched: Launched | undefined,
): number {
  const { out } = options;
  if (out === undefined || out === '') throw new UsageError('give --out FILE; - is standard output');
  if (options.depfile !== undefined && out === '-')
    throw new UsageError('--depfile names the file that --out writes, and standard output is none');
  const log = diskLog();
  const report = new Report();
  const found = findBitfield(path, options, report);
  const text = found && generateBitfield(found, basename(path), readTemplates(), options.strict, report);
  const code = showDiagnostics(report);
  if (text === undefined || code !== exitCodes.ok) return code;
  if (out === '-') {
    printData(text);
    return exitCodes.ok;
  }
  checkDepfilePlace(options.depfile, [out], log, launched?.file);
  const depfile = makeDepfile(options.depfile, out, log, launched);
  return writeOutput(out, () => writeIfChanged(out, text), depfile);
}
