// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../diagnostics/diagnostic.js';
import { type Comparison, compareDocuments } from '../../diff/compare.js';
import { renderDiff } from '../../diff/format/formats.js';
import { judge } from '../../diff/judge.js';
import { parseSuppressions, type Suppression } from '../../diff/suppressions.js';
import { writeIfChanged } from '../../output/write-file.js';
import { printable } from '../../text/printable.js';
import type { DiffOptions } from '../diff-options.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { chooseFormat } from '../format-options.js';
import { checkReportPlaces, removeReports } from '../report-files.js';
import { showDiagnostics, writeOutput } from '../finish.js';
import { parseDate, parseReports, parseSeverities } from '../parse-diff-options.js';
import { placeBelow } from '../place-below.js';
import { readSide } from '../read-side.js';
import { readTextFile } from '../read-text-file.js';
import { longSide, parseSide, type Side } from '../side-options.js';
import { dataStyle, printData } from '../global/say.js';
import { beginStage } from '../global/stages.js';

export async function runDiff(words: readonly string[], options: DiffOptions): Promise<number> {
  const { old, new: now } = chooseSides(words, options);
  const format = chooseFormat(options);
  const reports = parseReports(options.report);
  const severities = parseSeverities(options.severity);
  const today = parseDate(options.date);
  checkReportPlaces(reports, [old, now], options.suppressions);
  const report = new Report();
  const [before, after] = await readSides(old, now, report).catch((error: unknown) => {
    removeReports(reports);
    throw error;
  });
  const suppressions = readSuppressions(options.suppressions, report);
  beginStage('comparing');
  const comparison = before && after && placeAll(compareDocuments(before, after), options.placesBelow);
  // Agreement about nothing is none.
  if (comparison?.compared === 0) report.add('E1002', undefined, { count: comparison.leftOut.length });
  const code = showDiagnostics(report);
  if (code !== exitCodes.ok) removeReports(reports);
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

async function readSides(old: Side, now: Side, report: Report) {
  return [await readSide(old, report), await readSide(now, report)] as const;
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

function placeAll(comparison: Comparison, directory: string | undefined): Comparison {
  if (directory === undefined) return comparison;
  return {
    ...comparison,
    findings: comparison.findings.map((finding) => placeBelow(finding, directory)),
  };
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
