// SPDX-License-Identifier: BSD-2-Clause
import { execute } from './execute.js';
import { findResult, keepResult } from './run-cache.js';
import { keyOf } from './run-key.js';
import type { ToolResult, ToolRun } from './tool-run.js';

export interface RunnerOptions {
  /** Where results are kept; without it everything is run. */
  readonly directory?: string;
  /** Is told how each result was come by. */
  readonly record: (source: 'kept' | 'run') => void;
  /** May make a run wait for others. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A function that gives the result of a tool: that of an equal run that succeeded earlier, or it is run now. */
export function createRunner({ directory, record, inTurn }: RunnerOptions) {
  /** What is under way in this process: equal runs at the same time are one. */
  const runs = new Map<string, Promise<ToolResult>>();
  return (run: ToolRun): Promise<ToolResult> => {
    const key = keyOf(run);
    const result = runs.get(key) ?? findOrRun(key, run);
    runs.set(key, result);
    return result.finally(() => runs.delete(key));
  };

  async function findOrRun(key: string, run: ToolRun): Promise<ToolResult> {
    const kept = directory === undefined ? undefined : findResult(directory, key);
    record(kept ? 'kept' : 'run');
    if (kept) return kept;
    const result = await inTurn(() => execute(run));
    if (directory !== undefined) keepResult(directory, key, result);
    return result;
  }
}
