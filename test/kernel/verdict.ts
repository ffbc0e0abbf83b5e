// SPDX-License-Identifier: BSD-2-Clause
import type { Run } from './boot.js';
import type { Kernel } from './kernel.js';
import type { Machine } from './machine.js';

/** What the root task ends the machine with; nothing else ends a machine so. `exit.rs` has the same. */
export const PASSED = 21;

/** What came of a run of the root task. */
export interface Verdict {
  /** Checks that passed. */
  readonly passed: number;
  /** What went wrong, in order; empty if all is well. */
  readonly failures: readonly string[];
}

/** Judges a run: every line, the last line, and the status have to say the same. */
export function judge(run: Run, kernel: Kernel, machine: Machine): Verdict {
  const lines = run.output.split('\n');
  const passed = lines.filter((line) => line.startsWith('ok ')).length;
  const failures = lines.filter((line) => line.startsWith('FAILED ') || line.startsWith('panic'));
  const summary = lines.map((line) => /^root task: (\d+) checks passed$/.exec(line)).find(Boolean);
  const claimed = Number(summary?.[1] ?? Number.NaN);
  if (run.complaints !== '') failures.push(run.complaints.trim());
  if (run.stopped !== undefined) failures.push(`stopped: ${run.stopped}`);
  else if (run.status !== machine.statusOf(PASSED))
    failures.push(`${machine.program} ended with ${run.status}`);
  if (!kernel.prints) return { passed, failures };
  if (!summary && failures.length === 0) failures.push('the line with the number of checks did not come');
  if (summary && claimed !== passed)
    failures.push(`${passed} lines of ok, but ${claimed} checks are claimed`);
  return { passed, failures };
}
