// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostics/diagnostic.js';
import type { FactsDocument } from '../facts/fact.js';
import { isOurs, manifestOf } from '../output/manifest.js';
import { readSnapshot, snapshotName } from '../snapshot.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { readTextFile } from './read-text-file.js';

/** What somebody has committed, with all that it says of how it was made. */
export interface Committed {
  readonly path: string;
  readonly kind: 'crate' | 'single-file' | 'snapshot';
  /** Where its snapshot is; a single file has none. */
  readonly snapshot: string | undefined;
  /** What the snapshot says; or why it cannot be read. */
  readonly document: FactsDocument | undefined;
  readonly problem: string | undefined;
  /** Of a crate, as its Cargo.toml says. */
  readonly crateName: string | undefined;
  readonly layer: 'sys' | 'typed' | undefined;
  readonly docs: 'full' | 'none' | undefined;
}

/** What stands at a path; undefined for nothing of ours, which is reported. */
export function readCommitted(path: string, report: Report): Committed | undefined {
  try {
    return statSync(path).isDirectory() ? readDirectory(path, report) : readFile(path, report);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    report.add('E0803', undefined, { path, problem: describeSystemError(error) });
    return undefined;
  }
}

function readDirectory(path: string, report: Report): Committed | undefined {
  const snapshot = join(path, snapshotName);
  const cargo = join(path, 'Cargo.toml');
  const isCrate = isOurs(cargo) || existsSync(join(path, manifestOf([]).path));
  if (isCrate) {
    const text = (existsSync(cargo) ? readTextFile(cargo, report) : undefined) ?? '';
    const docs = /^docs = "(full|none)"/m.exec(text)?.[1];
    const layer = /^layer = "(sys|typed)"/m.exec(text)?.[1];
    return {
      ...readDocument(snapshot, report),
      path,
      kind: 'crate',
      crateName: /^name = "([\w-]+)"/m.exec(text)?.[1],
      layer: layer === 'sys' || layer === 'typed' ? layer : undefined,
      docs: docs === 'full' || docs === 'none' ? docs : undefined,
    };
  }
  if (existsSync(snapshot)) return toSnapshot(snapshot, report);
  report.add('E1004', undefined, { path });
  return undefined;
}

function readFile(path: string, report: Report): Committed | undefined {
  if (/\.json$/i.test(path)) return toSnapshot(path, report);
  if (isOurs(path)) {
    const none = { snapshot: undefined, document: undefined, problem: undefined };
    return { ...none, path, kind: 'single-file', crateName: undefined, layer: undefined, docs: undefined };
  }
  report.add('E1004', undefined, { path });
  return undefined;
}

function toSnapshot(path: string, report: Report): Committed {
  return {
    ...readDocument(path, report),
    path,
    kind: 'snapshot',
    crateName: undefined,
    layer: undefined,
    docs: undefined,
  };
}

/** A snapshot that is missing or damaged is no reason to stop: it is what is to be found. */
function readDocument(
  snapshot: string,
  report: Report,
): Pick<Committed, 'snapshot' | 'document' | 'problem'> {
  if (!existsSync(snapshot)) return { snapshot, document: undefined, problem: 'it is missing' };
  const read = readSnapshot(readTextFile(snapshot, report) ?? '');
  return 'problem' in read
    ? { snapshot, document: undefined, problem: read.problem }
    : { snapshot, document: read.document, problem: undefined };
}
