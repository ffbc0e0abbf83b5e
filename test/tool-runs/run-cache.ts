// SPDX-License-Identifier: BSD-2-Clause
import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeEntry, encodeEntry } from './entry.js';
import type { ToolResult } from './tool-run.js';

/** What an equal run gave earlier, if that was kept and is whole. */
export function findResult(directory: string, key: string): ToolResult | undefined {
  const path = join(directory, key);
  try {
    const result = decodeEntry(key, readFileSync(path));
    // Entries are removed by age, and one that is used is young.
    if (result) utimesSync(path, new Date(), new Date());
    return result;
  } catch {
    // Not there, or removed meanwhile.
    return undefined;
  }
}

/**
 * Keeps the result of a run that succeeded: a failure may be due to a full disk or to a signal, and would stay for
 * ever. Writers at the same time do no harm: a reader sees a whole entry or none, and those of one key are equal.
 */
export function keepResult(directory: string, key: string, result: ToolResult): void {
  if (result.code !== 0) return;
  mkdirSync(directory, { recursive: true });
  const unfinished = join(directory, `${key}.${randomUUID()}.tmp`);
  writeFileSync(unfinished, encodeEntry(key, result));
  renameSync(unfinished, join(directory, key));
}

/** Removes what was not used for longest until the rest has no more than so many bytes. */
export function trim(directory: string, limit: number): void {
  const entries = readdirSync(directory)
    .flatMap((name) => {
      const path = join(directory, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat ? [{ path, size: stat.size, used: stat.mtimeMs }] : [];
    })
    .sort((a, b) => b.used - a.used);
  let size = 0;
  for (const entry of entries) {
    size += entry.size;
    if (size > limit) rmSync(entry.path, { force: true });
  }
}
