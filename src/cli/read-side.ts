// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { FactsDocument } from '../facts/fact.js';
import { readSnapshot } from '../snapshot.js';
import { UsageError } from './exit-codes.js';
import { readTextFile } from './read-text-file.js';
import type { Side } from './side-options.js';

/** The document of a side; undefined where it cannot be had, which is reported. */
export async function readSide(side: Side, report: Report): Promise<FactsDocument | undefined> {
  if (side.kind === 'snapshot') return readSnapshotFile(side.path, report);
  // Two snapshots are compared without all that reads specs.
  const { readFacts } = await import('./read-facts.js');
  try {
    return readFacts(side.options, report);
  } catch (error) {
    // What it says of a missing configuration is for commands that have --config.
    if (!(error instanceof UsageError) || side.options.config.length > 0) throw error;
    throw new UsageError(
      `\`${side.title}\` comes without a kernel configuration: write TREE@CONFIG, where CONFIG is a preset or a gen_config.json; beside --old-sel4, --old-config, and beside --new-sel4, --new-config`,
    );
  }
}

function readSnapshotFile(path: string, report: Report): FactsDocument | undefined {
  const text = readTextFile(path, report);
  if (text === undefined) return undefined;
  const read = readSnapshot(text);
  if ('document' in read) {
    if (read.proof === 'none') report.add('W1005', undefined, { path });
    return read.document;
  }
  report.add('E1001', undefined, { path, problem: read.problem });
  return undefined;
}
