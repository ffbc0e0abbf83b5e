// SPDX-License-Identifier: BSD-2-Clause
import type { Finding } from '../finding.js';

export interface FilePlace {
  readonly path: string;
  /** Absent where only the file is known. */
  readonly line: number | undefined;
}

/** A place as documents have it: a file and mostly a line. */
export function splitPlace(at: string): FilePlace {
  const [, path, line] = /^(.+):(\d+)$/s.exec(at) ?? [];
  return path === undefined ? { path: at, line: undefined } : { path, line: Math.max(1, Number(line)) };
}

/** Where to look: on the new side if it is there. */
export function mainPlace(finding: Finding): FilePlace | undefined {
  const at = finding.new ?? finding.old;
  return at === undefined ? undefined : splitPlace(at);
}

/** All that is said about a finding, in one paragraph. */
export function sentence({ name, change, because, effect }: Finding): string {
  return `${name}: ${change}${because === undefined ? '' : `, because ${because}`}. ${effect}`;
}
