// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, statSync } from 'node:fs';
import type { Report } from '../diagnostics/diagnostic.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';

/** Larger than any document by far. */
const sizeLimit = 32 * 1024 * 1024;

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
