// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { Report } from '../../diagnostics/diagnostic.js';
import { compareDocuments } from '../../diff/compare.js';
import { renderDiff } from '../../diff/format/formats.js';
import { judge } from '../../diff/judge.js';
import { parseSuppressions, type Suppression } from '../../diff/suppressions.js';
import { writeIfChanged } from '../../output/write-file.js';
import { printable } from '../../text/printable.js';
import {
  addDiffOptions,
  type DiffOptions,
  parseDate,
  parseReports,
  parseSeverities,
} from '../diff-options.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { chooseFormat } from '../format-options.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { readSide, readTextFile } from '../read-side.js';
import { longSide, parseSide, type Side } from '../side-options.js';
import { dataStyle, printData } from '../global/say.js';
import { beginStage } from '../global/stages.js';

export function addDiff(program: Command, finish: (code: number) => void): void {
  addDiffOptions(
    program
      .command('diff')
      .description(
        'say what is different between the ABIs of two kernels, and what an old binary would do wrong',
      )
      .argument('[sides...]', 'OLD and NEW: a snapshot, a preset, or TREE@CONFIG'),
  )
    .addHelpText(
      'after',
      `
A side is one of
  FILE                     a snapshot, or what facts --json prints
  DIR                      a directory with sel4-abi.json in it, or an installation with its own configuration
  PRESET[,KEY=VALUE...]    the built-in specs: aarch64-mcs,DEBUG_BUILD=ON
  TREE@CONFIG[,...]        a source tree or an installation with a configuration: a preset, a file, KEY=VALUE
  @CONFIG[,...]            the built-in specs with a configuration file
or is given with --old-sel4, --old-include, --old-config and --old-set, or --new-… in its place.

Examples:
  sel4-bindgen diff sel4-abi.json ../seL4@build/gen_config.json
  sel4-bindgen diff ../seL4-15.0.0@aarch64 ../seL4-16.0.0@aarch64 --report sarif=abi.sarif --report junit=abi.xml
  sel4-bindgen diff x86_64 x86_64-mcs --fail-on never --format markdown
Exit code 0: no finding at or above --fail-on; 1: there are some; 3: a side cannot be read, or nothing was compared.`,
    )
    .action((sides: readonly string[], options: DiffOptions) => finish(runDiff(sides, options)));
}

function runDiff(words: readonly string[], options: DiffOptions): number {
  const { old, new: now } = chooseSides(words, options);
  const format = chooseFormat(options);
  const reports = parseReports(options.report);
  const severities = parseSeverities(options.severity);
  const today = parseDate(options.date);
  const report = new Report();
  const before = readSide(old, report);
  const after = readSide(now, report);
  const suppressions = readSuppressions(options.suppressions, report);
  beginStage('comparing');
  const comparison = before && after && compareDocuments(before, after);
  // Agreement about nothing is none.
  if (comparison?.compared === 0) report.add('E1002', undefined, { count: comparison.leftOut.length });
  const code = showDiagnostics(report);
  if (!comparison || code !== exitCodes.ok) return code === exitCodes.ok ? exitCodes.internal : code;
  const titles = { old: printable(old.title), new: printable(now.title) };
  const result = judge(comparison, titles, { failOn: options.failOn, severities, suppressions, today });
  const plain = { width: 100, isColoured: false };
  const written = reports.map(({ format: kind, file }) =>
    writeOutput(file, () => writeIfChanged(file, renderDiff(result, kind, plain))),
  );
  printData(renderDiff(result, format, dataStyle()));
  const failure = written.find((each) => each !== exitCodes.ok);
  return failure ?? (result.failing.size > 0 ? exitCodes.findings : exitCodes.ok);
}

const twoSides = 'give two sides, OLD and NEW; one that --old-… or --new-… gives is left out';

/** Sides in words, for those that no options give. */
function chooseSides(
  words: readonly string[],
  options: DiffOptions,
): { readonly old: Side; readonly new: Side } {
  const oldLong = {
    sel4: options.oldSel4,
    include: options.oldInclude,
    config: options.oldConfig,
    set: options.oldSet,
    setPlaces: options.oldSetPlaces,
  };
  const newLong = {
    sel4: options.newSel4,
    include: options.newInclude,
    config: options.newConfig,
    set: options.newSet,
    setPlaces: options.newSetPlaces,
  };
  const given = { old: longSide('old', oldLong, options), new: longSide('new', newLong, options) };
  const wanted = (given.old ? 0 : 1) + (given.new ? 0 : 1);
  if (words.length !== wanted) throw new UsageError(twoSides);
  const rest = words.map((word) => parseSide(word, options));
  const old = given.old ?? rest.shift();
  const now = given.new ?? rest.shift();
  if (!old || !now) throw new UsageError(twoSides);
  return { old, new: now };
}

function readSuppressions(path: string | undefined, report: Report): readonly Suppression[] {
  if (path === undefined) return [];
  const text = readTextFile(path, report);
  const read = text === undefined ? undefined : parseSuppressions(text);
  if (!read) return [];
  if ('suppressions' in read) return read.suppressions;
  report.add('E1003', undefined, { path, problem: read.problem });
  return [];
}
