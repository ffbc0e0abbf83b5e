// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { FactsDocument } from '../facts/fact.js';
import { readSnapshot } from '../snapshot.js';
import { readTextFile } from './read-text-file.js';
import type { Side } from './side-options.js';

/** The document of a side; undefined where it cannot be had, which is reported. */
export async function readSide(side: Side, report: Report): Promise<FactsDocument | undefined> {
  if (side.kind === 'snapshot') return readSnapshotFile(side.path, report);
  // Two snapshots are compared without all that reads specs.
  const { readFacts } = await import('./read-facts.js');
  return readFacts(side.options, report);
}

function readSnapshotFile(path: string, report: Report): FactsDocument | undefined {
  const text = readTextFile(path, report);
  if (text === undefined) return undefined;
  const read = readSnapshot(text);
  if ('document' in read) return read.document;
  report.add('E1001', undefined, { path, problem: read.problem });
  return undefined;
}
