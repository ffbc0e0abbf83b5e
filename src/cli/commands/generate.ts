// SPDX-License-Identifier: BSD-2-Clause
import { type Command, Option } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { generate } from '../../generate.js';
import { writeFiles, writeIfChanged } from '../../output/write-files.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { readTemplates } from '../package-files.js';
import { readInputs } from '../read-inputs.js';
import { addSpecOptions, type SpecOptions } from '../spec-options.js';
import { summarise } from '../summary.js';

interface GenerateCommandOptions extends SpecOptions {
  readonly out?: string;
  readonly singleFile?: string;
  readonly crateName: string;
  readonly layer: 'sys' | 'typed';
  readonly docs: 'full' | 'none';
}

export function addGenerate(program: Command, finish: (code: number) => void): void {
  addSpecOptions(
    program
      .command('generate')
      .description('generate a Rust crate with the bindings for one kernel configuration')
      .option('--out <dir>', 'directory to put the crate in')
      .option('--single-file <file>', 'one Rust file instead of a crate; - is standard output')
      .option('--crate-name <name>', 'name of the crate', 'sel4-bindings')
      .addOption(
        new Option('--layer <layer>', 'how much to generate').choices(['sys', 'typed']).default('typed'),
      )
      .addOption(
        new Option('--docs <docs>', 'documentation of the items').choices(['full', 'none']).default('full'),
      ),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen generate --config aarch64-mcs --out bindings
  sel4-bindgen generate --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json --out bindings
  sel4-bindgen generate --include "$SDK/board/qemu_virt_aarch64/debug" --sel4 ../seL4 --single-file sel4.rs`,
    )
    .action((options: GenerateCommandOptions) => finish(runGenerate(options)));
}

function runGenerate(options: GenerateCommandOptions): number {
  const { out, singleFile } = options;
  if ((out === undefined) === (singleFile === undefined)) {
    throw new UsageError('give either --out DIR or --single-file FILE');
  }
  if (out === '-')
    throw new UsageError('a crate is a directory; standard output takes one file: --single-file -');
  if (out === '' || singleFile === '') throw new UsageError('the name after --out or --single-file is empty');
  if (!/^[A-Za-z][\w-]*$/.test(options.crateName))
    throw new UsageError(`\`${options.crateName}\` is no name for a crate`);
  const started = performance.now();
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
    );
  const code = showDiagnostics(report);
  if (!result || code !== exitCodes.ok) return code;
  const text = result.files[0]?.text ?? '';
  if (singleFile === '-') {
    process.stdout.write(text);
    return exitCodes.ok;
  }
  const where = singleFile ?? out ?? '.';
  const written = writeOutput(where, () => {
    if (singleFile !== undefined) writeIfChanged(singleFile, text);
    else writeFiles(where, result.files);
  });
  if (written === exitCodes.ok) {
    process.stderr.write(summarise(result, where, (performance.now() - started) / 1000));
  }
  return written;
}
