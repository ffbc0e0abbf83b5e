// SPDX-License-Identifier: BSD-2-Clause
import { dirname, join } from 'node:path';
import { elapsed } from '../global/clock.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { generate } from '../../generate.js';
import { writeIfChanged } from '../../output/write-file.js';
import { writeFiles } from '../../output/write-files.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { checkDepfilePlace } from '../depfile-place.js';
import { requireForm } from '../forms.js';
import { makeDepfile, showDiagnostics, writeOutput } from '../finish.js';
import { type Launched, writeStamp } from '../stamp.js';
import { renderDiagnostics } from '../../diagnostics/render.js';
import { manifestOf } from '../../output/manifest.js';
import { diskLog } from '../../sources/disk-log.js';
import { plainStyle } from '../../text/style.js';
import { printable } from '../../text/printable.js';
import { readTemplates } from '../package-files.js';
import { generateMatrix } from '../generate-matrix.js';
import { readInputs } from '../read-inputs.js';
import { type SpecOptions } from '../spec-options.js';
import { summarise } from '../summary.js';
import { showProgress } from '../global/progress.js';
import { beginStage, endStage, watch } from '../global/stages.js';
import { currentManner, printData, saySummary } from '../global/say.js';

export interface GenerateCommandOptions extends SpecOptions {
  readonly out?: string;
  readonly singleFile?: string;
  readonly crateName: string;
  readonly layer: 'sys' | 'typed';
  readonly docs: 'full' | 'none';
  readonly depfile?: string;
  readonly cache: boolean;
  readonly matrix?: string;
}

export function runGenerate(options: GenerateCommandOptions, launched?: Launched): number {
  const { out, singleFile } = options;
  if ((out === undefined) === (singleFile === undefined)) {
    throw new UsageError('give either --out DIR or --single-file FILE');
  }
  if (out === '-')
    throw new UsageError('a crate is a directory; standard output takes one file: --single-file -');
  if (out === '' || singleFile === '') throw new UsageError('the name after --out or --single-file is empty');
  requireForm('crate-name', options.crateName);
  if (options.matrix !== undefined) {
    if (out === undefined || options.depfile !== undefined)
      throw new UsageError('--matrix takes --out DIR, and no --single-file or --depfile');
    showProgress(`the configurations of ${options.matrix} ...`);
    return generateMatrix(options.matrix, options, out, launched?.file);
  }
  if (options.depfile !== undefined && singleFile === '-')
    throw new UsageError('--depfile names the file that is written, and standard output is none');
  const started = elapsed();
  const log = diskLog();
  const report = new Report();
  const inputs = readInputs(options, report);
  const result =
    inputs &&
    generate(
      inputs.sources,
      inputs.config,
      readTemplates(),
      {
        crateName: options.crateName,
        isSingleFile: singleFile !== undefined,
        isStrict: options.strict,
        layer: options.layer,
        hasDocs: options.docs === 'full',
      },
      report,
      watch,
    );
  const code = showDiagnostics(report);
  if (!result || code !== exitCodes.ok) return code;
  const text = result.files[0]?.text ?? '';
  if (singleFile === '-') {
    printData(text);
    return exitCodes.ok;
  }
  const where = singleFile ?? out ?? '.';
  const outputs =
    singleFile === undefined
      ? [...result.files, manifestOf(result.files)].map((file) => ({ ...file, path: join(where, file.path) }))
      : [{ path: where, text }];
  const paths = outputs.map(({ path }) => path);
  checkDepfilePlace(options.depfile, paths, log, launched?.file);
  const main = singleFile ?? join(where, 'src', 'lib.rs');
  const depfile = makeDepfile(options.depfile, main, log, launched);
  beginStage('writing');
  const write = (): void => {
    if (singleFile !== undefined) writeIfChanged(singleFile, text);
    else writeFiles(where, result.files);
  };
  const written = writeOutput(where, write, depfile);
  endStage();
  if (written !== exitCodes.ok) return written;
  const stamp = options.cache ? launched?.stamp : undefined;
  if (stamp && launched) {
    const warnings = (isColoured: boolean): string =>
      renderDiagnostics(report.diagnostics, report.omitted, { ...plainStyle, isColoured });
    const { level, colour } = currentManner();
    const own = singleFile === undefined ? where : dirname(singleFile);
    const directories = depfile ? [own, dirname(depfile.path)] : [own];
    writeStamp(stamp, log, depfile ? [...outputs, depfile] : outputs, directories, {
      warnings: { plain: warnings(false), coloured: warnings(true) },
      colour,
      summary: level === 'quiet' ? '' : `${printable(where)} is up to date\n`,
    });
  }
  saySummary(summarise(result, where, (elapsed() - started) / 1000));
  return exitCodes.ok;
}
