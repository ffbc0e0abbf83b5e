// SPDX-License-Identifier: BSD-2-Clause
import { closest } from '../../config/did-you-mean.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { renderDocument } from '../../facts/json.js';
import { selectFacts, type Selection, valueOf } from '../../facts/select.js';
import { renderTable } from '../../facts/table.js';
import { printable } from '../../text/printable.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { showDiagnostics } from '../finish.js';
import { readFacts } from '../read-facts.js';
import { type SpecOptions } from '../spec-options.js';
import { printData, saySummary } from '../global/say.js';

export interface FactsCommandOptions extends SpecOptions {
  readonly json: boolean;
  readonly value: boolean;
}

export function runFacts(names: readonly string[], options: FactsCommandOptions): number {
  if (options.json && options.value) throw new UsageError('give either --json or --value');
  if (options.value && names.length !== 1) throw new UsageError('--value takes one NAME');
  const report = new Report();
  const document = readFacts(options, report);
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
