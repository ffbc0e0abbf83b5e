// SPDX-License-Identifier: BSD-2-Clause
import { rmSync, statSync } from 'node:fs';
import { diskLog } from '../sources/disk-log.js';
import { UsageError } from './exit-codes.js';
import { placeOf } from './place-of.js';
import type { Side } from './side-options.js';

interface ReportFile {
  readonly file: string;
}

/** Refuses a report in the place of what is compared. */
export function checkReportPlaces(
  reports: readonly ReportFile[],
  sides: readonly Side[],
  suppressions: string | undefined,
): void {
  const read = sides.flatMap((side) => (side.kind === 'snapshot' ? [side.path] : []));
  const places = new Set([...read, ...(suppressions === undefined ? [] : [suppressions])].map(placeOf));
  const taken = reports.find(({ file }) => places.has(placeOf(file)));
  if (taken) throw new UsageError(`\`${taken.file}\` is read: a report would take its place`);
}

/**
 * Removes reports of an earlier run, where there is nothing to write in their place: what they say of other sides must
 * not be taken for what this run says. What is no file stays, and so does what was read.
 */
export function removeReports(reports: readonly ReportFile[]): void {
  const read = new Set([...diskLog().files.values()].map(({ real }) => real));
  for (const { file } of reports) {
    try {
      if (statSync(file).isFile() && !read.has(placeOf(file))) rmSync(file);
    } catch {
      // There is none, or nothing can be changed there.
    }
  }
}
