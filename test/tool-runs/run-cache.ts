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

/** How the names of files end that are being written. */
const UNFINISHED = '.tmp';

/** What an equal run gave earlier, if that was kept and is whole. */
export function findResult(directory: string, key: string): ToolResult | undefined {
  const path = join(directory, key);
  try {
    const result = decodeEntry(key, readFileSync(path));
    if (result) markUsed(path);
    return result;
  } catch {
    // Not there, or not what was written.
    return undefined;
  }
}

/** Entries are removed by age, and one that is used is young. */
function markUsed(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Another process has removed it since it was read.
  }
}

/**
 * Keeps the result of a run that succeeded: a failure may be due to a full disk or to a signal, and would stay for
 * ever. Writers at the same time do no harm: a reader sees a whole entry or none, and those of one key are equal.
 */
export function keepResult(directory: string, key: string, result: ToolResult): void {
  if (result.code !== 0) return;
  mkdirSync(directory, { recursive: true });
  const unfinished = join(directory, `${key}.${randomUUID()}${UNFINISHED}`);
  writeFileSync(unfinished, encodeEntry(key, result));
  renameSync(unfinished, join(directory, key));
}

/** After so many milliseconds nobody is writing any more: whoever began has been stopped. */
const ABANDONED = 24 * 60 * 60 * 1000;

/**
 * Removes what was not used for longest until the rest has no more than so many bytes. Which entries may stay depends on
 * the younger ones alone, and not on what is removed meanwhile: so processes that do this at once take away no more
 * together than each of them. Unfinished entries belong to who writes them.
 */
export function trim(directory: string, limit: number): void {
  const files = readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat
      ? [{ path, size: stat.size, used: stat.mtimeMs, isUnfinished: name.endsWith(UNFINISHED) }]
      : [];
  });
  const entries = files
    .filter((file) => !file.isUnfinished)
    .sort((a, b) => b.used - a.used || (a.path < b.path ? -1 : 1));
  const unused = files.filter((file) => file.isUnfinished && file.used < Date.now() - ABANDONED);
  let size = 0;
  for (const entry of entries) {
    size += entry.size;
    if (size > limit) unused.push(entry);
  }
  for (const { path } of unused.reverse()) rmSync(path, { force: true });
}
