// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { closest } from '../../config/did-you-mean.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { renderDocument } from '../../facts/json.js';
import { selectFacts, type Selection, valueOf } from '../../facts/select.js';
import { renderTable } from '../../facts/table.js';
import { listFacts } from '../../list-facts.js';
import { printable } from '../../text/printable.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { readInputs } from '../read-inputs.js';
import { addSpecOptions, type SpecOptions } from '../spec-options.js';
import { printData, saySummary } from '../global/say.js';
import { watch } from '../global/stages.js';

interface FactsCommandOptions extends SpecOptions {
  readonly json: boolean;
  readonly value: boolean;
}

export function addFacts(program: Command, finish: (code: number) => void): void {
  addSpecOptions(
    program
      .command('facts')
      .description('print the ABI of one kernel configuration: numbers, sizes, layouts, registers')
      .argument(
        '[name...]',
        'what to print, by its name in C; * and ? stand for any text and character (default: all)',
      )
      .option('--json', 'as JSON, for programs: docs/facts.md has the format', false)
      .option('--value', 'the number of the one NAME, and nothing else', false),
  )
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen facts seL4_TCBBits --config aarch64-mcs
  sel4-bindgen facts 'seL4_*Bits' TCBConfigure VMFault seL4_BootInfo.extraLen --config riscv64
  sel4-bindgen facts --value seL4_PageBits --sel4 ../seL4 --config build/gen_config/kernel/gen_config.json
  sel4-bindgen facts --json --config x86_64 > abi.json
A name stands for all that is called so, with its parts: of an enum, a struct, a method, an interface. The names
trap and message* give the registers and the sizes of messages. A name that the configuration does not have is a
wrong command line (2), and nothing is printed.`,
    )
    .action((names: readonly string[], options: FactsCommandOptions) => finish(runFacts(names, options)));
}

function runFacts(names: readonly string[], options: FactsCommandOptions): number {
  if (options.json && options.value) throw new UsageError('give either --json or --value');
  if (options.value && names.length !== 1) throw new UsageError('--value takes one NAME');
  const report = new Report();
  const inputs = readInputs(options, report);
  const document = inputs && listFacts(inputs.sources, inputs.config, options.strict, report, watch);
  const code = showDiagnostics(report);
  if (!document || code !== exitCodes.ok) return code;
  const selection = selectFacts(document, names);
  checkNames(selection);
  printData(render(selection, options));
  const borrowed = selection.document.facts.filter(({ builtIn }) => builtIn === true).length;
  if (borrowed > 0 && !options.json)
    saySummary(
      `note: the specs have no C headers: ${borrowed} fact${borrowed === 1 ? ' is' : 's are'} from the built-in ones.\n`,
    );
  return exitCodes.ok;
}

function render(selection: Selection, options: FactsCommandOptions): string {
  if (options.json) return renderDocument(selection.document);
  if (!options.value) return renderTable(selection.document.facts);
  const value = valueOf(selection.named);
  if (value !== undefined) return `${value}\n`;
  const kinds = [...new Set(selection.named.map(({ kind }) => kind))].join(', ');
  throw new UsageError(`\`${selection.document.selection?.[0]}\` (${kinds}) is not one number; try --json`);
}

/** All names that there are not, in one run. */
function checkNames({ unknown, known }: Selection): void {
  if (unknown.length === 0) return;
  const names = [...known];
  const problems = unknown.map((name) => {
    const wanted = names.find((one) => one.endsWith(`.${name}`)) ?? closest(name, names);
    const hint = wanted === undefined ? '' : ` Did you mean \`${wanted}\`?`;
    return `this configuration has nothing called \`${printable(name)}\`.${hint}`;
  });
  throw new UsageError(problems.join('\nerror: '));
}
