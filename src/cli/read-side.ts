// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, statSync } from 'node:fs';
import type { Report } from '../diagnostics/diagnostic.js';
import type { FactsDocument } from '../facts/fact.js';
import { listFacts } from '../list-facts.js';
import { readSnapshot } from '../snapshot.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { readInputs } from './read-inputs.js';
import type { Side } from './side-options.js';
import { watch } from './global/stages.js';

/** Larger than any document by far. */
const sizeLimit = 32 * 1024 * 1024;

/** The document of a side; undefined where it cannot be had, which is reported. */
export function readSide(side: Side, report: Report): FactsDocument | undefined {
  if (side.kind === 'snapshot') return readSnapshotFile(side.path, report);
  const inputs = readInputs(side.options, report);
  return inputs && listFacts(inputs.sources, inputs.config, side.options.strict, report, watch);
}

function readSnapshotFile(path: string, report: Report): FactsDocument | undefined {
  const text = readTextFile(path, report);
  if (text === undefined) return undefined;
  const read = readSnapshot(text);
  if ('document' in read) return read.document;
  report.add('E1001', undefined, { path, problem: read.problem });
  return undefined;
}

/** The text of a file that is given by its path; undefined where it cannot be read, which is reported. */
export function readTextFile(path: string, report: Report): string | undefined {
  try {
    const { size } = statSync(path);
    if (size <= sizeLimit) return readFileSync(path, 'utf8');
    report.add('E0803', undefined, { path, problem: `it is larger than ${sizeLimit} bytes` });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    report.add('E0803', undefined, { path, problem: describeSystemError(error) });
  }
  return undefined;
}
