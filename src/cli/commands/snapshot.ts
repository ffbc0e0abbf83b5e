// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { listFacts } from '../../list-facts.js';
import { writeIfChanged } from '../../output/write-file.js';
import { renderSnapshot, snapshotName } from '../../snapshot.js';
import { diskLog } from '../../sources/disk-log.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { makeDepfile, showDiagnostics, writeOutput } from '../finish.js';
import { readInputs } from '../read-inputs.js';
import type { Launched } from '../stamp.js';
import { addDepfileOption, addSpecOptions, type SpecOptions } from '../spec-options.js';
import { printData, saySummary } from '../global/say.js';
import { watch } from '../global/stages.js';

interface SnapshotCommandOptions extends SpecOptions {
  readonly out: string;
  readonly depfile?: string;
}

export function addSnapshot(program: Command, finish: (code: number) => void, launched?: Launched): void {
  addDepfileOption(
    addSpecOptions(
      program
        .command('snapshot')
        .description('write the ABI of one kernel configuration to a file that can be committed and compared')
        .option('--out <file>', 'file to write; - is standard output', snapshotName),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen snapshot --config aarch64-mcs
  sel4-bindgen snapshot --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json --out abi/board.json
The file is JSON with one fact on a line; docs/facts.md has the format. The same input gives the same bytes.`,
    )
    .action((options: SnapshotCommandOptions) => finish(runSnapshot(options, launched)));
}

function runSnapshot(options: SnapshotCommandOptions, launched: Launched | undefined): number {
  if (options.out === '') throw new UsageError('the name after --out is empty');
  if (options.depfile !== undefined && options.out === '-')
    throw new UsageError('--depfile names the file that --out writes, and standard output is none');
  const log = diskLog();
  const report = new Report();
  const inputs = readInputs(options, report);
  const document = inputs && listFacts(inputs.sources, inputs.config, options.strict, report, watch);
  const code = showDiagnostics(report);
  if (!document || code !== exitCodes.ok) return code;
  const text = renderSnapshot(document);
  if (options.out === '-') {
    printData(text);
    return exitCodes.ok;
  }
  const depfile = makeDepfile(options.depfile, options.out, log, launched);
  const written = writeOutput(options.out, () => writeIfChanged(options.out, text), depfile);
  if (written !== exitCodes.ok) return written;
  const borrowed = document.facts.filter(({ builtIn }) => builtIn === true).length;
  const note = borrowed > 0 ? `, ${borrowed} of them from the built-in headers` : '';
  saySummary(`${document.facts.length} facts${note} in ${options.out}\n`);
  return exitCodes.ok;
}
